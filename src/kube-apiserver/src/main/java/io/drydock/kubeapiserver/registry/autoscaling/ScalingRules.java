package io.drydock.kubeapiserver.registry.autoscaling;

import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How fast an autoscaler scales in one direction.
 *
 * @see "Go: pkg/apis/autoscaling/validation/validation.go: validateScalingRules"
 */
final class ScalingRules {
    private static final int LONGEST_PERIOD = 1800;
    private static final int LONGEST_WINDOW = 3600;
    private static final List<String> SELECTIONS = List.of("Disabled", "Max", "Min");
    private static final List<String> POLICIES = List.of("Percent", "Pods");

    private ScalingRules() {}

    static void validate(JsonNode rules, FieldPath path, FieldErrors errors) {
        if (!rules.isObject()) {
            return;
        }
        JsonNode window = rules.path("stabilizationWindowSeconds");
        if (window.isNumber() && window.asLong() < 0) {
            errors.invalid(path.child("stabilizationWindowSeconds"), window, "must be greater than or equal to zero");
        }
        if (window.asLong(0) > LONGEST_WINDOW) {
            errors.invalid(
                    path.child("stabilizationWindowSeconds"),
                    window,
                    "must be less than or equal to " + LONGEST_WINDOW);
        }
        JsonNode selection = rules.path("selectPolicy");
        if (selection.isString() && !SELECTIONS.contains(selection.asString())) {
            errors.notSupported(path.child("selectPolicy"), selection, SELECTIONS);
        }
        if (rules.path("policies").isEmpty()) {
            errors.required(path.child("policies"), "must specify at least one Policy");
        }
        int index = 0;
        for (JsonNode policy : rules.path("policies")) {
            policy(policy, path.child("policies").index(index++), errors);
        }
        String tolerance = rules.path("tolerance").asString("");
        if (!tolerance.isEmpty() && Quantity.parse(tolerance).signum() < 0) {
            errors.invalid(path.child("tolerance"), tolerance, "must be greater than or equal to 0");
        }
    }

    private static void policy(JsonNode policy, FieldPath path, FieldErrors errors) {
        String type = policy.path("type").asString("");
        if (!POLICIES.contains(type)) {
            errors.notSupported(path.child("type"), type, POLICIES);
        }
        positive(policy, "value", path, errors);
        positive(policy, "periodSeconds", path, errors);
        long period = policy.path("periodSeconds").asLong(0);
        if (period > LONGEST_PERIOD) {
            errors.invalid(path.child("periodSeconds"), period, "must be less than or equal to " + LONGEST_PERIOD);
        }
    }

    private static void positive(JsonNode policy, String field, FieldPath path, FieldErrors errors) {
        long value = policy.path(field).asLong(0);
        if (value <= 0) {
            errors.invalid(path.child(field), value, "must be greater than zero");
        }
    }
}
