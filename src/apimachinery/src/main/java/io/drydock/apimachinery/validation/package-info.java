/** Paths into objects and what was found wrong at them. */
@NullMarked
package io.drydock.apimachinery.validation;

import org.jspecify.annotations.NullMarked;
