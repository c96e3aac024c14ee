/** Writes to a store that is killed meanwhile, and what must be in it afterwards. */
@NullMarked
package io.drydock.apiserver.storage.crash;

import org.jspecify.annotations.NullMarked;
