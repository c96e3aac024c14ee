/** The published description of everything a server serves, in the versions 2 and 3 of OpenAPI. */
@NullMarked
package io.drydock.apiserver.openapi;

import org.jspecify.annotations.NullMarked;
