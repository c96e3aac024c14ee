/** The store that keeps everything in the process: multi-version, and gone when the process ends. */
@NullMarked
package io.drydock.apiserver.storage.memory;

import org.jspecify.annotations.NullMarked;
