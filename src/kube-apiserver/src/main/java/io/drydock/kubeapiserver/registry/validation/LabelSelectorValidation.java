package io.drydock.kubeapiserver.registry.validation;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import tools.jackson.databind.JsonNode;

/**
 * Checks labels and the selectors that pick objects by them.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/validation/validation.go: ValidateLabelSelector"
 */
public final class LabelSelectorValidation {
    private LabelSelectorValidation() {}

    /** A {@code LabelSelector}; an absent one is right. */
    public static void validate(JsonNode selector, FieldPath path, FieldErrors errors) {
        validateLabels(selector.path("matchLabels"), path.child("matchLabels"), errors);
        FieldPath expressions = path.child("matchExpressions");
        int index = 0;
        for (JsonNode requirement : selector.path("matchExpressions")) {
            validateRequirement(requirement, expressions.index(index++), errors);
        }
    }

    /** A map of labels. All errors are at the map itself, as the real server has it. */
    public static void validateLabels(JsonNode labels, FieldPath path, FieldErrors errors) {
        labels.properties().forEach(label -> {
            validateName(label.getKey(), path, errors);
            String value = label.getValue().asString("");
            errors.invalid(path, value, NameRules.labelValue(value));
        });
    }

    /** The key of a label. */
    public static void validateName(String name, FieldPath path, FieldErrors errors) {
        errors.invalid(path, name, NameRules.qualifiedName(name));
    }

    private static void validateRequirement(JsonNode requirement, FieldPath path, FieldErrors errors) {
        JsonNode values = requirement.path("values");
        String operator = requirement.path("operator").asString("");
        switch (operator) {
            case "In", "NotIn" -> {
                if (values.isEmpty()) {
                    errors.required(path.child("values"), "must be specified when `operator` is 'In' or 'NotIn'");
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (!values.isEmpty()) {
                    errors.forbidden(
                            path.child("values"), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                }
            }
            default -> errors.invalid(path.child("operator"), operator, "not a valid selector operator");
        }
        validateName(requirement.path("key").asString(""), path.child("key"), errors);
    }
}
