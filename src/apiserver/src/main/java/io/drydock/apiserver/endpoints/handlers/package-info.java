/** The REST operations, one class each. */
@NullMarked
package io.drydock.apiserver.endpoints.handlers;

import org.jspecify.annotations.NullMarked;
