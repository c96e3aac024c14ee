/** The OpenAPI document that each emulated release publishes, without its prose. */
@NullMarked
package io.drydock.kubeapiserver.openapi;

import org.jspecify.annotations.NullMarked;
