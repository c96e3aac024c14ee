/** Replication controllers. */
@NullMarked
package io.drydock.kubeapiserver.registry.core.replicationcontroller;

import org.jspecify.annotations.NullMarked;
