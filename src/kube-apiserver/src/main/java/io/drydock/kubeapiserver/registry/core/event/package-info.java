/** Events. */
@NullMarked
package io.drydock.kubeapiserver.registry.core.event;

import org.jspecify.annotations.NullMarked;
