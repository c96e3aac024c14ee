/** Amounts of resources such as {@code 500m} or {@code 1Gi}. */
@NullMarked
package io.drydock.apimachinery.quantity;

import org.jspecify.annotations.NullMarked;
