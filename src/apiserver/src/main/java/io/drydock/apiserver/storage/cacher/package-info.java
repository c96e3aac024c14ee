/** The watch cache: each resource in memory, before any store, for those who read and watch. */
@NullMarked
package io.drydock.apiserver.storage.cacher;

import org.jspecify.annotations.NullMarked;
