/** Endpoint slices. */
@NullMarked
package io.drydock.kubeapiserver.registry.discovery;

import org.jspecify.annotations.NullMarked;
