/** The health of other components, for clients that still ask here. */
@NullMarked
package io.drydock.kubeapiserver.registry.core.componentstatus;

import org.jspecify.annotations.NullMarked;
