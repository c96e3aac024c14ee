/** What the watchers of every store and cache have in common: a buffer that whoever fills it never waits for. */
@NullMarked
package io.drydock.apiserver.storage.watch;

import org.jspecify.annotations.NullMarked;
