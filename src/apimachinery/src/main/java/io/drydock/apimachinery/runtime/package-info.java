/** Objects in flight, and the scheme that knows their kinds. */
@NullMarked
package io.drydock.apimachinery.runtime;

import org.jspecify.annotations.NullMarked;
