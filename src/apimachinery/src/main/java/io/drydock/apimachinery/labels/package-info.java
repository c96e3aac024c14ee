/** Label selectors: their grammar, their meaning, and the object form of them. */
@NullMarked
package io.drydock.apimachinery.labels;

import org.jspecify.annotations.NullMarked;
