/** What the objects of a release may hold and which resources it serves: the built-in API as data. */
@NullMarked
package io.drydock.apimachinery.catalog;

import org.jspecify.annotations.NullMarked;
