package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings the values that a new pod's labels have into the selectors of the pods that it seeks, shuns or spreads among,
 * so that whoever places it need only look at the selectors.
 *
 * @see "Go: pkg/registry/core/pod/strategy.go: mutatePodAffinity, mutateTopologySpreadConstraints, 1.36"
 */
final class LabelKeyMerge {
    private LabelKeyMerge() {}

    static void apply(KubeObject pod) {
        Map<String, String> labels = pod.labels();
        for (String affinity : List.of("podAffinity", "podAntiAffinity")) {
            JsonNode terms = pod.at("spec", "affinity", affinity);
            terms.path("preferredDuringSchedulingIgnoredDuringExecution")
                    .forEach(weighted -> merge(weighted.path("podAffinityTerm"), labels));
            terms.path("requiredDuringSchedulingIgnoredDuringExecution").forEach(term -> merge(term, labels));
        }
        pod.at("spec", "topologySpreadConstraints").forEach(constraint -> merge(constraint, labels));
    }

    /** A term without a selector matches nothing, and is left so. */
    private static void merge(JsonNode term, Map<String, String> labels) {
        if (term.path("labelSelector") instanceof ObjectNode selector) {
            require(selector, term.path("matchLabelKeys"), "In", labels);
            require(selector, term.path("mismatchLabelKeys"), "NotIn", labels);
        }
    }

    private static void require(ObjectNode selector, JsonNode keys, String operator, Map<String, String> labels) {
        for (JsonNode key : keys) {
            String value = labels.get(key.asString(""));
            if (value != null) {
                ArrayNode expressions = selector.withArrayProperty("matchExpressions");
                ObjectNode expression = expressions.addObject();
                expression.put("key", key.asString(""));
                expression.put("operator", operator);
                expression.putArray("values").add(value);
            }
        }
    }
}
