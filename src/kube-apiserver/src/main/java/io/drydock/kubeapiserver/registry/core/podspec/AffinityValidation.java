package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.meta.LabelValidation;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/apis/core/validation/validation.go: validateAffinity" */
final class AffinityValidation {
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    private AffinityValidation() {}

    static void validate(JsonNode affinity, FieldPath path, FieldErrors errors) {
        JsonNode toNodes = affinity.path("nodeAffinity");
        FieldPath nodePath = path.child("nodeAffinity");
        if (toNodes.path(REQUIRED).isObject()) {
            NodeSelectorValidation.validate(toNodes.path(REQUIRED), nodePath.child(REQUIRED), errors);
        }
        int index = 0;
        for (JsonNode term : toNodes.path(PREFERRED)) {
            FieldPath here = nodePath.child(PREFERRED).index(index++);
            validateWeight(term, here, errors);
            NodeSelectorValidation.validateTerm(term.path("preference"), true, here.child("preference"), errors);
        }
        validateToPods(affinity.path("podAffinity"), path.child("podAffinity"), errors);
        validateToPods(affinity.path("podAntiAffinity"), path.child("podAntiAffinity"), errors);
    }

    private static void validateToPods(JsonNode affinity, FieldPath path, FieldErrors errors) {
        int index = 0;
        for (JsonNode term : affinity.path(REQUIRED)) {
            validateTerm(term, path.child(REQUIRED).index(index++), errors);
        }
        index = 0;
        for (JsonNode weighted : affinity.path(PREFERRED)) {
            FieldPath here = path.child(PREFERRED).index(index++);
            validateWeight(weighted, here, errors);
            validateTerm(weighted.path("podAffinityTerm"), here.child("podAffinityTerm"), errors);
        }
    }

    private static void validateWeight(JsonNode weighted, FieldPath path, FieldErrors errors) {
        long weight = weighted.path("weight").asLong(0);
        if (weight <= 0 || weight > 100) {
            errors.invalid(path.child("weight"), weight, "must be in the range 1-100");
        }
    }

    private static void validateTerm(JsonNode term, FieldPath path, FieldErrors errors) {
        errors.addAll(LabelValidation.validateSelector(term.path("labelSelector"), path.child("labelSelector")));
        errors.addAll(
                LabelValidation.validateSelector(term.path("namespaceSelector"), path.child("namespaceSelector")));
        for (JsonNode namespace : term.path("namespaces")) {
            String name = namespace.asString("");
            errors.invalid(path.child("namespace"), name, NameRules.nameIsDnsLabel(name, false));
        }
        String topologyKey = term.path("topologyKey").asString("");
        if (topologyKey.isEmpty()) {
            errors.required(path.child("topologyKey"), "can not be empty");
        }
        errors.invalid(path.child("topologyKey"), topologyKey, NameRules.qualifiedName(topologyKey));
    }
}
