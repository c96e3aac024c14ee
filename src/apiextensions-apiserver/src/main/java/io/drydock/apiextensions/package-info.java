/** The extensions server: CustomResourceDefinition objects, the last link of the chain before 404. */
@NullMarked
package io.drydock.apiextensions;

import org.jspecify.annotations.NullMarked;
