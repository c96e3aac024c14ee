/** Compiles the published OpenAPI document of a release, and what it does not say, into a type catalog. */
@NullMarked
package io.drydock.apimachinery.catalog.compiler;

import org.jspecify.annotations.NullMarked;
