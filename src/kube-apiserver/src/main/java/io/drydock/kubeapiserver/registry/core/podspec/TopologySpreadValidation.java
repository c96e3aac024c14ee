package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.meta.LabelValidation;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/apis/core/validation/validation.go: validateTopologySpreadConstraints" */
final class TopologySpreadValidation {
    private static final List<String> WHEN_UNSATISFIABLE = List.of("DoNotSchedule", "ScheduleAnyway");

    private TopologySpreadValidation() {}

    static void validate(JsonNode constraints, FieldPath path, FieldErrors errors) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i < constraints.size(); i++) {
            JsonNode constraint = constraints.get(i);
            FieldPath here = path.index(i);
            long maxSkew = constraint.path("maxSkew").asLong(0);
            if (maxSkew <= 0) {
                errors.invalid(here.child("maxSkew"), maxSkew, "must be greater than zero");
            }
            String key = constraint.path("topologyKey").asString("");
            if (key.isEmpty()) {
                errors.required(here.child("topologyKey"), "can not be empty");
            } else {
                errors.invalid(here.child("topologyKey"), key, NameRules.qualifiedName(key));
            }
            String action = constraint.path("whenUnsatisfiable").asString("");
            if (!WHEN_UNSATISFIABLE.contains(action)) {
                errors.notSupported(here.child("whenUnsatisfiable"), action, WHEN_UNSATISFIABLE);
            }
            String pair = "{" + key + ", " + action + "}";
            if (!pairs.add(pair)) {
                errors.duplicate(here.child("{topologyKey, whenUnsatisfiable}"), pair);
            }
            JsonNode minDomains = constraint.path("minDomains");
            if (minDomains.isNumber() && minDomains.asLong() <= 0) {
                errors.invalid(here.child("minDomains"), minDomains, "must be greater than zero");
            }
            errors.addAll(
                    LabelValidation.validateSelector(constraint.path("labelSelector"), here.child("labelSelector")));
        }
    }
}
