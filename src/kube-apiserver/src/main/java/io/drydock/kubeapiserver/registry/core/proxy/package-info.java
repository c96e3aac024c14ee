/** What the {@code proxy} subresources of nodes, pods and services share. */
@NullMarked
package io.drydock.kubeapiserver.registry.core.proxy;

import org.jspecify.annotations.NullMarked;
