package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What to know of where a pod is to run: labels of nodes that have other names by now, selectors that select nothing.
 *
 * @see "Go: pkg/api/node/util.go: GetNodeLabelDeprecatedMessage, GetWarningsForNodeSelectorTerm, 1.36"
 */
public final class PlacementWarnings {
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";
    private static final String MATCHES_NOTHING = ": a null labelSelector results in matching no pod";
    private static final Map<String, String> FORMER_LABELS = Map.of(
            "beta.kubernetes.io/arch", "deprecated since v1.14; use \"kubernetes.io/arch\" instead",
            "beta.kubernetes.io/os", "deprecated since v1.14; use \"kubernetes.io/os\" instead",
            "failure-domain.beta.kubernetes.io/region",
                    "deprecated since v1.17; use \"topology.kubernetes.io/region\" instead",
            "failure-domain.beta.kubernetes.io/zone",
                    "deprecated since v1.17; use \"topology.kubernetes.io/zone\" instead",
            "beta.kubernetes.io/instance-type",
                    "deprecated since v1.17; use \"node.kubernetes.io/instance-type\" instead");

    private PlacementWarnings() {}

    /** What to use in place of a label of nodes that has another name by now. */
    public static Optional<String> ofLabel(String label) {
        return Optional.ofNullable(FORMER_LABELS.get(label));
    }

    static List<String> ofNodes(JsonNode spec, FieldPath path) {
        List<String> warnings = new ArrayList<>();
        for (String label : spec.path("nodeSelector").propertyNames()) {
            if (FORMER_LABELS.containsKey(label)) {
                warnings.add(path.child("nodeSelector").key(label) + ": " + FORMER_LABELS.get(label));
            }
        }
        JsonNode affinity = spec.path("affinity").path("nodeAffinity");
        FieldPath affinityPath = path.child("affinity").child("nodeAffinity");
        warnings.addAll(ofTerms(affinity.path(REQUIRED), affinityPath.child(REQUIRED)));
        int index = 0;
        for (JsonNode preferred : affinity.path(PREFERRED)) {
            FieldPath here = affinityPath.child(PREFERRED).index(index++).child("preference");
            warnings.addAll(ofTerm(preferred.path("preference"), here));
            ofValues(preferred.path("preference"), here, warnings);
        }
        index = 0;
        for (JsonNode constraint : spec.path("topologySpreadConstraints")) {
            FieldPath here = path.child("topologySpreadConstraints").index(index++);
            String key = constraint.path("topologyKey").asString("");
            if (FORMER_LABELS.containsKey(key)) {
                warnings.add(here.child("topologyKey") + ": " + key + " is " + FORMER_LABELS.get(key));
            }
            if (!constraint.path("labelSelector").isObject()) {
                warnings.add(here.child("labelSelector") + MATCHES_NOTHING);
            }
        }
        return warnings;
    }

    /** @param selector of nodes, with {@code nodeSelectorTerms} */
    public static List<String> ofTerms(JsonNode selector, FieldPath path) {
        List<String> warnings = new ArrayList<>();
        int index = 0;
        for (JsonNode term : selector.path("nodeSelectorTerms")) {
            warnings.addAll(ofTerm(term, path.child("nodeSelectorTerms").index(index++)));
        }
        return warnings;
    }

    private static List<String> ofTerm(JsonNode term, FieldPath path) {
        List<String> warnings = new ArrayList<>();
        int index = 0;
        for (JsonNode expression : term.path("matchExpressions")) {
            FieldPath here = path.child("matchExpressions").index(index++);
            String key = expression.path("key").asString("");
            if (FORMER_LABELS.containsKey(key)) {
                warnings.add(here.child("key") + ": " + key + " is " + FORMER_LABELS.get(key));
            }
        }
        return warnings;
    }

    /** What is only preferred is not refused when no label can have such a value. */
    private static void ofValues(JsonNode term, FieldPath path, List<String> warnings) {
        int index = 0;
        for (JsonNode expression : term.path("matchExpressions")) {
            FieldPath values = path.child("matchExpressions").index(index++).child("values");
            int position = 0;
            for (JsonNode value : expression.path("values")) {
                FieldPath here = values.index(position++);
                for (String problem : NameRules.labelValue(value.asString(""))) {
                    warnings.add(here + ": " + value.asString("") + " is invalid, " + problem);
                }
            }
        }
    }

    static List<String> ofPods(JsonNode affinity, FieldPath path) {
        List<String> warnings = new ArrayList<>();
        for (String kind : List.of("podAffinity", "podAntiAffinity")) {
            FieldPath here = path.child(kind);
            int index = 0;
            for (JsonNode term : affinity.path(kind).path(REQUIRED)) {
                FieldPath selector = here.child(REQUIRED).index(index++).child("labelSelector");
                if (!term.path("labelSelector").isObject()) {
                    warnings.add(selector + MATCHES_NOTHING);
                }
            }
            index = 0;
            for (JsonNode weighted : affinity.path(kind).path(PREFERRED)) {
                FieldPath selector = here.child(PREFERRED)
                        .index(index++)
                        .child("podAffinityTerm")
                        .child("labelSelector");
                if (!weighted.path("podAffinityTerm").path("labelSelector").isObject()) {
                    warnings.add(selector + MATCHES_NOTHING);
                }
            }
        }
        return warnings;
    }
}
