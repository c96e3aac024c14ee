/** Checks of what all kinds share: object metadata, label selectors, conditions, and the options of requests. */
@NullMarked
package io.drydock.apimachinery.meta;

import org.jspecify.annotations.NullMarked;
