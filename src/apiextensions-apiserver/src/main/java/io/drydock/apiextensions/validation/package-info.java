/** What a CustomResourceDefinition must hold, part by part. */
@NullMarked
package io.drydock.apiextensions.validation;

import org.jspecify.annotations.NullMarked;
