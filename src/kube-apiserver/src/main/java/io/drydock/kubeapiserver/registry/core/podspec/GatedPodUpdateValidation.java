package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What else may change while a pod waits at its gates: it may be held to fewer nodes, never to more.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateOnlyDeletedSchedulingGates, validateNodeSelectorMutation,
 *     validateNodeAffinityMutation, 1.36"
 */
final class GatedPodUpdateValidation {
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String TERMS = "nodeSelectorTerms";

    private GatedPodUpdateValidation() {}

    static void validateGates(JsonNode spec, JsonNode old, FieldPath path, FieldErrors errors) {
        Set<JsonNode> before = new HashSet<>();
        old.path("schedulingGates").forEach(gate -> before.add(gate.path("name")));
        int index = 0;
        for (JsonNode gate : spec.path("schedulingGates")) {
            FieldPath here = path.child("schedulingGates").index(index++).child("name");
            if (!before.contains(gate.path("name"))) {
                errors.forbidden(
                        here,
                        "only deletion is allowed, but found new scheduling gate '"
                                + gate.path("name").asString("") + "'");
            }
        }
    }

    /** @param spec where the changes that were looked at are taken back */
    static void validateAndUndo(ObjectNode spec, JsonNode old, FieldPath path, FieldErrors errors) {
        if (old.path("schedulingGates").isEmpty()) {
            return;
        }
        JsonNode selector = spec.path("nodeSelector");
        boolean kept = old.path("nodeSelector").properties().stream()
                .allMatch(label -> label.getValue().equals(selector.path(label.getKey())));
        if (!kept) {
            errors.invalid(
                    path.child("nodeSelector"),
                    selector,
                    "only additions to spec.nodeSelector are allowed (no mutations or deletions)");
        }
        PodUpdateValidation.copy(old, spec, "nodeSelector");
        JsonNode affinity = spec.path("affinity").path("nodeAffinity");
        JsonNode before = old.path("affinity").path("nodeAffinity");
        if (!affinity.equals(before)) {
            validateAffinity(affinity, before, path.child("affinity").child("nodeAffinity"), errors);
            undoAffinity(spec, old);
        }
    }

    private static void undoAffinity(ObjectNode spec, JsonNode old) {
        ObjectNode affinity = spec.withObjectProperty("affinity");
        PodUpdateValidation.copy(old.path("affinity"), affinity, "nodeAffinity");
        if (affinity.isEmpty() && !old.has("affinity")) {
            spec.remove("affinity");
        }
    }

    private static void validateAffinity(JsonNode now, JsonNode before, FieldPath path, FieldErrors errors) {
        JsonNode oldTerms = before.path(REQUIRED).path(TERMS);
        JsonNode terms = now.path(REQUIRED).path(TERMS);
        FieldPath termsPath = path.child(REQUIRED).child(TERMS);
        if (oldTerms.isEmpty()) {
            return;
        }
        if (oldTerms.size() != terms.size()) {
            errors.invalid(termsPath, terms, "no additions/deletions to non-empty NodeSelectorTerms list are allowed");
            return;
        }
        for (int i = 0; i < terms.size(); i++) {
            if (!onlyAdds(terms.get(i), oldTerms.get(i))) {
                errors.invalid(
                        termsPath.index(i), terms.get(i), "only additions are allowed (no mutations or deletions)");
            }
        }
    }

    private static boolean onlyAdds(JsonNode term, JsonNode old) {
        boolean wasEmpty = old.path("matchExpressions").isEmpty()
                && old.path("matchFields").isEmpty();
        boolean isEmpty = term.path("matchExpressions").isEmpty()
                && term.path("matchFields").isEmpty();
        return wasEmpty
                ? isEmpty
                : startsWith(term.path("matchExpressions"), old.path("matchExpressions"))
                        && startsWith(term.path("matchFields"), old.path("matchFields"));
    }

    private static boolean startsWith(JsonNode list, JsonNode start) {
        for (int i = 0; i < start.size(); i++) {
            if (!start.get(i).equals(list.path(i))) {
                return false;
            }
        }
        return true;
    }
}
