/** Ingresses and network policies. */
@NullMarked
package io.drydock.kubeapiserver.registry.networking;

import org.jspecify.annotations.NullMarked;
