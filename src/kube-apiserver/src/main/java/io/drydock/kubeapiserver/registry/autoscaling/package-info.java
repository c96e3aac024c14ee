/** Horizontal pod autoscalers. */
@NullMarked
package io.drydock.kubeapiserver.registry.autoscaling;

import org.jspecify.annotations.NullMarked;
