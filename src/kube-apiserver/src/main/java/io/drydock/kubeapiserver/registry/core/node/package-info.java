/** Nodes. */
@NullMarked
package io.drydock.kubeapiserver.registry.core.node;

import org.jspecify.annotations.NullMarked;
