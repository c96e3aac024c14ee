package io.drydock.kubeapiserver.registry.discovery;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.kubeapiserver.registry.core.podspec.Defaults;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an endpoint slice says when its author does not.
 *
 * @see "Go: pkg/apis/discovery/v1beta1/defaults.go"
 */
public final class DiscoveryDefaults {
    private DiscoveryDefaults() {}

    public static void addTo(Scheme.Builder scheme) {
        for (String version : List.of("v1", "v1beta1")) {
            scheme.defaults(
                    new GroupVersionKind("discovery.k8s.io", version, "EndpointSlice"),
                    DiscoveryDefaults::endpointSlice);
        }
    }

    private static void endpointSlice(KubeObject object) {
        for (JsonNode port : object.at("ports")) {
            Defaults.absentText((ObjectNode) port, "protocol", "TCP");
            if (Defaults.isAbsent((ObjectNode) port, "name")) {
                ((ObjectNode) port).put("name", "");
            }
        }
    }
}
