/** Sorted maps that share what they have in common: the state of a store at every one of its revisions. */
@NullMarked
package io.drydock.apiserver.storage.tree;

import org.jspecify.annotations.NullMarked;
