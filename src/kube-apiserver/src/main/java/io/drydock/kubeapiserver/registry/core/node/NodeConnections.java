package io.drydock.kubeapiserver.registry.core.node;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.kubeapiserver.kubelet.ConnectionInfo;
import io.drydock.kubeapiserver.kubelet.NodeDialer;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Finds the way to a node's kubelet by the node's name.
 *
 * @param directory where the nodes are found
 * @see "Go: pkg/kubelet/client/kubelet_client.go: NodeConnectionInfoGetter.GetConnectionInfo"
 */
public record NodeConnections(ResourceDirectory directory, NodeDialer dialer) {
    private static final GroupResource NODES = new GroupResource("", "nodes");

    /** @throws StatusException 404 when there is no such node, 500 when it has no usable address */
    public ConnectionInfo get(String node) {
        Store nodes = directory.require(NODES);
        return dialer.connectionInfo(
                nodes.get(InternalScope.of(NODES.resource()), node, JsonNodeFactory.instance.objectNode()));
    }
}
