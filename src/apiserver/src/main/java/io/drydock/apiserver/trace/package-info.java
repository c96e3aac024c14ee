/** What the startup did, in the order and nesting in which it did it. */
@NullMarked
package io.drydock.apiserver.trace;

import org.jspecify.annotations.NullMarked;
