package io.drydock.kubeapiserver.kubelet;

import io.drydock.apiserver.proxy.Location;
import io.drydock.apiserver.proxy.Transport;

/**
 * Where a node's kubelet listens, and the way to it.
 *
 * @param root with an empty path
 * @param unverified the same way, on which the kubelet's certificate is not checked
 * @see "Go: pkg/kubelet/client/kubelet_client.go: ConnectionInfo"
 */
public record ConnectionInfo(Location root, Transport transport, Transport unverified) {}
