/** The three ways in which a client changes part of an object: JSON patch, merge patch, strategic merge patch. */
@NullMarked
package io.drydock.apimachinery.patch;

import org.jspecify.annotations.NullMarked;
