package io.drydock.kubeapiserver.registry.batch;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What to do about pods that fail in certain ways.
 *
 * @see "Go: pkg/apis/batch/validation/validation.go: validatePodFailurePolicy, 1.36"
 */
final class PodFailurePolicyValidation {
    private static final int MOST_RULES = 20;
    private static final int MOST_CODES = 255;
    private static final List<String> ACTIONS = List.of("Count", "FailIndex", "FailJob", "Ignore");
    private static final List<String> OPERATORS = List.of("In", "NotIn");
    private static final List<String> STATUSES = List.of("False", "True", "Unknown");

    private final JsonNode spec;
    private final FieldErrors errors;
    private final Set<String> containers = new HashSet<>();

    /** @param spec of the job */
    PodFailurePolicyValidation(JsonNode spec, FieldErrors errors) {
        this.spec = spec;
        this.errors = errors;
        JsonNode pod = spec.path("template").path("spec");
        for (String list : List.of("containers", "initContainers")) {
            pod.path(list)
                    .forEach(container -> containers.add(container.path("name").asString("")));
        }
    }

    void validate(FieldPath path) {
        JsonNode rules = spec.path("podFailurePolicy").path("rules");
        FieldPath rulesPath = path.child("rules");
        if (rules.size() > MOST_RULES) {
            errors.add(FieldError.tooMany(rulesPath, rules.size(), MOST_RULES));
        }
        for (int i = 0; i < rules.size(); i++) {
            rule(rules.get(i), rulesPath.index(i));
        }
    }

    private void rule(JsonNode rule, FieldPath path) {
        String action = rule.path("action").asString("");
        FieldPath actionPath = path.child("action");
        if (action.isEmpty()) {
            errors.required(actionPath, "valid values: " + shown(ACTIONS));
        } else if (!ACTIONS.contains(action)) {
            errors.notSupported(actionPath, action, ACTIONS);
        } else if (action.equals("FailIndex")
                && !spec.path("backoffLimitPerIndex").isNumber()) {
            errors.invalid(actionPath, action, "requires the backoffLimitPerIndex to be set");
        }
        JsonNode codes = rule.path("onExitCodes");
        JsonNode conditions = rule.path("onPodConditions");
        if (codes.isObject()) {
            exitCodes(codes, path.child("onExitCodes"));
        }
        conditions(conditions, path.child("onPodConditions"));
        if (codes.isObject() && !conditions.isEmpty()) {
            withoutValue(path, "specifying both OnExitCodes and OnPodConditions is not supported");
        }
        if (!codes.isObject() && conditions.isEmpty()) {
            withoutValue(path, "specifying one of OnExitCodes and OnPodConditions is required");
        }
    }

    private void withoutValue(FieldPath path, String detail) {
        errors.add(new FieldError(FieldError.Type.INVALID, path.text(), null, detail));
    }

    private void conditions(JsonNode conditions, FieldPath path) {
        if (conditions.size() > MOST_RULES) {
            errors.add(FieldError.tooMany(path, conditions.size(), MOST_RULES));
        }
        for (int i = 0; i < conditions.size(); i++) {
            FieldPath here = path.index(i);
            String type = conditions.get(i).path("type").asString("");
            errors.invalid(here.child("type"), type, NameRules.qualifiedName(type));
            String status = conditions.get(i).path("status").asString("");
            if (status.isEmpty()) {
                errors.required(here.child("status"), "valid values: " + shown(STATUSES));
            } else if (!STATUSES.contains(status)) {
                errors.notSupported(here.child("status"), status, STATUSES);
            }
        }
    }

    private void exitCodes(JsonNode codes, FieldPath path) {
        String operator = codes.path("operator").asString("");
        if (operator.isEmpty()) {
            errors.required(path.child("operator"), "valid values: " + shown(OPERATORS));
        } else if (!OPERATORS.contains(operator)) {
            errors.notSupported(path.child("operator"), operator, OPERATORS);
        }
        JsonNode container = codes.path("containerName");
        if (container.isString() && !containers.contains(container.asString())) {
            errors.invalid(
                    path.child("containerName"),
                    container,
                    "must be one of the container or initContainer names in the pod template");
        }
        values(codes.path("values"), operator, path.child("values"));
    }

    private void values(JsonNode values, String operator, FieldPath path) {
        if (values.isEmpty()) {
            errors.invalid(path, values, "at least one value is required");
        } else if (values.size() > MOST_CODES) {
            errors.add(FieldError.tooMany(path, values.size(), MOST_CODES));
        }
        Set<Long> seen = new HashSet<>();
        boolean ordered = true;
        for (int i = 0; i < values.size(); i++) {
            long value = values.get(i).asLong(0);
            if (operator.equals("In") && value == 0) {
                errors.invalid(path.index(i), 0, "must not be 0 for the In operator");
            }
            if (!seen.add(value)) {
                errors.duplicate(path.index(i), value);
            }
            ordered &= i == 0 || values.get(i - 1).asLong(0) <= value;
        }
        if (!ordered) {
            errors.invalid(path, values, "must be ordered");
        }
    }

    private static String shown(List<String> values) {
        return "[\"" + String.join("\" \"", values) + "\"]";
    }
}
