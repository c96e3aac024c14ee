/** Devices, classes of them, and claims to them: the resources of {@code resource.k8s.io}. */
@NullMarked
package io.drydock.kubeapiserver.registry.resource;

import org.jspecify.annotations.NullMarked;
