package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/apis/core/validation/validation.go: validateAffinity" */
final class AffinityValidation {
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    private final Release release;
    private final FieldErrors errors;

    AffinityValidation(Release release, FieldErrors errors) {
        this.release = release;
        this.errors = errors;
    }

    void validate(JsonNode affinity, FieldPath path) {
        JsonNode toNodes = affinity.path("nodeAffinity");
        FieldPath nodePath = path.child("nodeAffinity");
        if (toNodes.path(REQUIRED).isObject()) {
            NodeSelectorValidation.validate(toNodes.path(REQUIRED), release, nodePath.child(REQUIRED), errors);
        }
        int index = 0;
        for (JsonNode term : toNodes.path(PREFERRED)) {
            FieldPath here = nodePath.child(PREFERRED).index(index++);
            validateWeight(term, here);
            NodeSelectorValidation.validateTerm(term.path("preference"), true, here.child("preference"), errors);
        }
        validateToPods(affinity.path("podAffinity"), path.child("podAffinity"));
        validateToPods(affinity.path("podAntiAffinity"), path.child("podAntiAffinity"));
    }

    private void validateToPods(JsonNode affinity, FieldPath path) {
        int index = 0;
        for (JsonNode term : affinity.path(REQUIRED)) {
            validateTerm(term, path.child(REQUIRED).index(index++));
        }
        index = 0;
        for (JsonNode weighted : affinity.path(PREFERRED)) {
            FieldPath here = path.child(PREFERRED).index(index++);
            validateWeight(weighted, here);
            validateTerm(weighted.path("podAffinityTerm"), here.child("podAffinityTerm"));
        }
    }

    private void validateWeight(JsonNode weighted, FieldPath path) {
        long weight = weighted.path("weight").asLong(0);
        if (weight <= 0 || weight > 100) {
            errors.invalid(path.child("weight"), weight, "must be in the range 1-100");
        }
    }

    private void validateTerm(JsonNode term, FieldPath path) {
        errors.selector(term.path("labelSelector"), path.child("labelSelector"), release);
        errors.selector(term.path("namespaceSelector"), path.child("namespaceSelector"), release);
        for (JsonNode namespace : term.path("namespaces")) {
            String name = namespace.asString("");
            errors.invalid(path.child("namespace"), name, NameRules.nameIsDnsLabel(name, false));
        }
        LabelKeyValidation.validate(term, path, errors);
        String topologyKey = term.path("topologyKey").asString("");
        if (topologyKey.isEmpty()) {
            errors.required(path.child("topologyKey"), "can not be empty");
        }
        errors.invalid(path.child("topologyKey"), topologyKey, NameRules.qualifiedName(topologyKey));
    }
}
