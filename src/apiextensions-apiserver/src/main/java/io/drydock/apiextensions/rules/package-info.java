/** The rules in CEL that a custom resource's schema may hold. */
@NullMarked
package io.drydock.apiextensions.rules;

import org.jspecify.annotations.NullMarked;
