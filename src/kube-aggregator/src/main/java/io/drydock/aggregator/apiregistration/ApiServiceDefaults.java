package io.drydock.aggregator.apiregistration;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an APIService says when its author does not.
 *
 * @see "Go: staging/src/k8s.io/kube-aggregator/pkg/apis/apiregistration/v1/defaults.go"
 */
public final class ApiServiceDefaults {
    private ApiServiceDefaults() {}

    public static void addTo(Scheme.Builder scheme) {
        for (String version : List.of("v1", "v1beta1")) {
            scheme.defaults(
                    new GroupVersionKind("apiregistration.k8s.io", version, "APIService"), ApiServiceDefaults::apply);
        }
    }

    private static void apply(KubeObject service) {
        if (service.at("spec", "service") instanceof ObjectNode reference && !reference.has("port")) {
            reference.put("port", 443);
        }
    }
}
