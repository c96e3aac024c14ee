package io.drydock.kubeapiserver.admission.configuration;

import io.drydock.kubeapiserver.admission.pod.NodeSelectorPolicy;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** @see "Go: plugin/pkg/admission/podnodeselector/admission.go: readConfig" */
final class NodeSelectorReader {
    private static final String CLUSTER_DEFAULT = "clusterDefaultNodeSelector";

    private NodeSelectorReader() {}

    static NodeSelectorPolicy read(ObjectNode tree) {
        Map<String, Map<String, String>> byNamespace = new HashMap<>();
        tree.path("podNodeSelectorPluginConfig")
                .properties()
                .forEach(entry -> byNamespace.put(
                        entry.getKey(),
                        NodeSelectorPolicy.parse(entry.getValue().asString(""))));
        Map<String, String> clusterDefault = byNamespace.getOrDefault(CLUSTER_DEFAULT, Map.of());
        byNamespace.remove(CLUSTER_DEFAULT);
        return new NodeSelectorPolicy(clusterDefault, byNamespace);
    }
}
