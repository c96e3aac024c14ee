/** ConfigMaps. */
@NullMarked
package io.drydock.kubeapiserver.registry.core.configmap;

import org.jspecify.annotations.NullMarked;
