package io.drydock.kubeapiserver.registry.core.node;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.kubeapiserver.kubelet.NodeDialer;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;

/** @see "Go: pkg/registry/core/node/storage/storage.go: NewStorage" */
public final class NodeResource {
    private NodeResource() {}

    public static ResourceDefinition definition(Release release, NodeDialer dialer) {
        return ResourceDefinition.of(NodeStrategy::new)
                .withTable(new NodeTable())
                .withStatus(main -> new NodeStatusStrategy(main, release))
                .withSubresource(
                        "proxy", (store, context) -> new NodeProxy(new NodeConnections(context.directory(), dialer)));
    }
}
