package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/apis/core/validation/validation.go: validateTopologySpreadConstraints" */
final class TopologySpreadValidation {
    private static final List<String> WHEN_UNSATISFIABLE = List.of("DoNotSchedule", "ScheduleAnyway");
    private static final List<String> NODE_POLICIES = List.of("Honor", "Ignore");

    private final Release release;
    private final FieldErrors errors;

    TopologySpreadValidation(Release release, FieldErrors errors) {
        this.release = release;
        this.errors = errors;
    }

    void validate(JsonNode constraints, FieldPath path) {
        for (int i = 0; i < constraints.size(); i++) {
            JsonNode constraint = constraints.get(i);
            FieldPath here = path.index(i);
            long maxSkew = constraint.path("maxSkew").asLong(0);
            if (maxSkew <= 0) {
                errors.invalid(here.child("maxSkew"), maxSkew, "must be greater than zero");
            }
            if (constraint.path("topologyKey").asString("").isEmpty()) {
                errors.required(here.child("topologyKey"), "can not be empty");
            }
            String action = constraint.path("whenUnsatisfiable").asString("");
            if (!WHEN_UNSATISFIABLE.contains(action)) {
                errors.notSupported(here.child("whenUnsatisfiable"), action, WHEN_UNSATISFIABLE);
            }
            for (int j = i + 1; j < constraints.size(); j++) {
                if (pair(constraint).equals(pair(constraints.get(j)))) {
                    errors.duplicate(here.child("{topologyKey, whenUnsatisfiable}"), pair(constraint));
                    break;
                }
            }
            validateMinDomains(constraint.path("minDomains"), action, here.child("minDomains"));
            for (String field : List.of("nodeAffinityPolicy", "nodeTaintsPolicy")) {
                JsonNode policy = constraint.path(field);
                if (policy.isString() && !NODE_POLICIES.contains(policy.asString())) {
                    errors.notSupported(here.child(field), policy, NODE_POLICIES);
                }
            }
            if (release.atLeast(Release.V1_36)) {
                LabelKeyValidation.validate(constraint, here, errors);
                errors.selector(constraint.path("labelSelector"), here.child("labelSelector"), release);
            }
        }
    }

    private static String pair(JsonNode constraint) {
        return "{" + constraint.path("topologyKey").asString("") + ", "
                + constraint.path("whenUnsatisfiable").asString("") + "}";
    }

    private void validateMinDomains(JsonNode minDomains, String action, FieldPath path) {
        if (!minDomains.isNumber()) {
            return;
        }
        if (minDomains.asLong() <= 0) {
            errors.invalid(path, minDomains, "must be greater than zero");
        }
        if (!action.equals("DoNotSchedule")) {
            errors.invalid(
                    path, minDomains, "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not " + action);
        }
    }
}
