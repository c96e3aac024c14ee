/** Who manages which field of an object, and server-side apply, which merges by that. */
@NullMarked
package io.drydock.apimachinery.managedfields;

import org.jspecify.annotations.NullMarked;
