/** The operators that label and field selectors share, and what a selector that does not parse throws. */
@NullMarked
package io.drydock.apimachinery.selection;

import org.jspecify.annotations.NullMarked;
