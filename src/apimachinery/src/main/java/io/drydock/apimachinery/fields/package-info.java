/** Field selectors: their grammar with its escapes, and their meaning. */
@NullMarked
package io.drydock.apimachinery.fields;

import org.jspecify.annotations.NullMarked;
