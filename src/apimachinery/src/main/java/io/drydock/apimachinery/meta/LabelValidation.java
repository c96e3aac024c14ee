package io.drydock.apimachinery.meta;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Checks labels, and selectors of them in object form.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/validation/validation.go: ValidateLabelSelector"
 */
public final class LabelValidation {
    private LabelValidation() {}

    public static List<FieldError> validateLabels(Map<String, String> labels, FieldPath path) {
        List<FieldError> errors = new ArrayList<>();
        labels.forEach((key, value) -> {
            errors.addAll(validateLabelName(key, path));
            NameRules.labelValue(value).forEach(problem -> errors.add(FieldError.invalid(path, value, problem)));
        });
        return errors;
    }

    public static List<FieldError> validateLabelName(String name, FieldPath path) {
        return NameRules.qualifiedName(name).stream()
                .map(problem -> FieldError.invalid(path, name, problem))
                .toList();
    }

    /** @param selector with {@code matchLabels} and {@code matchExpressions}; may be missing */
    public static List<FieldError> validateSelector(JsonNode selector, FieldPath path) {
        return validateSelector(selector, path, false);
    }

    /** As {@link #validateSelector}, and the values of its expressions must be such that labels can have them. */
    public static List<FieldError> validateSelectorWithValues(JsonNode selector, FieldPath path) {
        return validateSelector(selector, path, true);
    }

    private static List<FieldError> validateSelector(JsonNode selector, FieldPath path, boolean values) {
        Map<String, String> labels = new LinkedHashMap<>();
        selector.path("matchLabels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
        List<FieldError> errors = new ArrayList<>(validateLabels(labels, path.child("matchLabels")));
        int index = 0;
        for (JsonNode expression : selector.path("matchExpressions")) {
            FieldPath here = path.child("matchExpressions").index(index);
            errors.addAll(validateRequirement(expression, here));
            if (values) {
                errors.addAll(validateValues(expression.path("values"), here.child("values")));
            }
            index++;
        }
        return errors;
    }

    private static List<FieldError> validateValues(JsonNode values, FieldPath path) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i).asString("");
            FieldPath here = path.index(i);
            NameRules.labelValue(value).forEach(problem -> errors.add(FieldError.invalid(here, value, problem)));
        }
        return errors;
    }

    private static List<FieldError> validateRequirement(JsonNode expression, FieldPath path) {
        List<FieldError> errors = new ArrayList<>();
        String operator = expression.path("operator").asString("");
        boolean hasValues = !expression.path("values").isEmpty();
        switch (operator) {
            case "In", "NotIn" -> {
                if (!hasValues) {
                    errors.add(FieldError.required(
                            path.child("values"), "must be specified when `operator` is 'In' or 'NotIn'"));
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (hasValues) {
                    errors.add(FieldError.forbidden(
                            path.child("values"),
                            "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
                }
            }
            default ->
                errors.add(FieldError.invalid(path.child("operator"), operator, "not a valid selector operator"));
        }
        errors.addAll(validateLabelName(expression.path("key").asString(""), path.child("key")));
        return errors;
    }
}
