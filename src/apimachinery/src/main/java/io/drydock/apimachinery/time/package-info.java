/** Times and durations in the forms that Go reads and prints. */
@NullMarked
package io.drydock.apimachinery.time;

import org.jspecify.annotations.NullMarked;
