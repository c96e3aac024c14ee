/** Bytes under keys, at revisions: the interface that every store implements. */
@NullMarked
package io.drydock.apiserver.storage;

import org.jspecify.annotations.NullMarked;
