/** Amounts of resources as users write them, such as {@code 500m} and {@code 2Gi}. */
@NullMarked
package io.drydock.apimachinery.quantity;

import org.jspecify.annotations.NullMarked;
