/** Endpoints. */
@NullMarked
package io.drydock.kubeapiserver.registry.core.endpoint;

import org.jspecify.annotations.NullMarked;
