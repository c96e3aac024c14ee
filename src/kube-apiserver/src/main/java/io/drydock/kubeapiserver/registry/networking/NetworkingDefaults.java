package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.kubeapiserver.registry.core.podspec.Defaults;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What network policies and old ingresses say when their authors do not.
 *
 * @see "Go: pkg/apis/networking/v1/defaults.go"
 * @see "Go: pkg/apis/networking/v1beta1/defaults.go"
 */
public final class NetworkingDefaults {
    private NetworkingDefaults() {}

    public static void addTo(Scheme.Builder scheme, Release release) {
        scheme.defaults(
                new GroupVersionKind("networking.k8s.io", "v1", "NetworkPolicy"), NetworkingDefaults::networkPolicy);
        if (release.atLeast(Release.V1_36)) {
            scheme.defaults(
                    new GroupVersionKind("networking.k8s.io", "v1", "IngressClass"), NetworkingDefaults::ingressClass);
        }
        for (String group : List.of("networking.k8s.io", "extensions")) {
            scheme.defaults(new GroupVersionKind(group, "v1beta1", "Ingress"), NetworkingDefaults::oldIngress);
        }
    }

    private static void networkPolicy(KubeObject object) {
        ObjectNode spec = object.objectAt("spec");
        for (String direction : List.of("ingress", "egress")) {
            for (JsonNode rule : spec.path(direction)) {
                for (JsonNode port : rule.path("ports")) {
                    Defaults.absentText((ObjectNode) port, "protocol", "TCP");
                }
            }
        }
        if (spec.path("policyTypes").isEmpty()) {
            ArrayNode types = spec.putArray("policyTypes").add("Ingress");
            if (!spec.path("egress").isEmpty()) {
                types.add("Egress");
            }
        }
    }

    private static void ingressClass(KubeObject object) {
        if (object.at("spec", "parameters") instanceof ObjectNode parameters) {
            Defaults.absentText(parameters, "scope", "Cluster");
        }
    }

    private static void oldIngress(KubeObject object) {
        for (JsonNode rule : object.at("spec", "rules")) {
            for (JsonNode path : rule.path("http").path("paths")) {
                Defaults.absentText((ObjectNode) path, "pathType", "ImplementationSpecific");
            }
        }
    }
}
