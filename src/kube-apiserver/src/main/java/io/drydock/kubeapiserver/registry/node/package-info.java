/** Runtime classes. */
@NullMarked
package io.drydock.kubeapiserver.registry.node;

import org.jspecify.annotations.NullMarked;
