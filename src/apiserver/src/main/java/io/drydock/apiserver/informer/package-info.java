/** Copies of a resource's objects, kept current by watching, for what has to look at all of them often. */
@NullMarked
package io.drydock.apiserver.informer;

import org.jspecify.annotations.NullMarked;
