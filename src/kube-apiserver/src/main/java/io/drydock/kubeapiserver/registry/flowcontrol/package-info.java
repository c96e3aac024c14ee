/** The flow schemas and priority levels that every cluster begins with. */
@NullMarked
package io.drydock.kubeapiserver.registry.flowcontrol;

import org.jspecify.annotations.NullMarked;
