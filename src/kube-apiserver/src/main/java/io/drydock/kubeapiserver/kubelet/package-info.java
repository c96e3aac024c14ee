/** The way to the nodes: how the agent of each, the kubelet, is found and dialed. */
@NullMarked
package io.drydock.kubeapiserver.kubelet;

import org.jspecify.annotations.NullMarked;
