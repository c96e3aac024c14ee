/** Pods and their many subresources. */
@NullMarked
package io.drydock.kubeapiserver.registry.core.pod;

import org.jspecify.annotations.NullMarked;
