package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import tools.jackson.databind.JsonNode;

/**
 * Checks a selector of nodes, as pods and persistent volumes have it.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateNodeSelector"
 */
public final class NodeSelectorValidation {
    private NodeSelectorValidation() {}

    /** @param release older ones let values through that no label can have */
    public static void validate(JsonNode selector, Release release, FieldPath path, FieldErrors errors) {
        JsonNode terms = selector.path("nodeSelectorTerms");
        FieldPath termsPath = path.child("nodeSelectorTerms");
        if (terms.isEmpty()) {
            errors.required(termsPath, "must have at least one node selector term");
        }
        for (int i = 0; i < terms.size(); i++) {
            validateTerm(terms.get(i), !release.atLeast(Release.V1_36), termsPath.index(i), errors);
        }
    }

    /** @param lenient whether values that no label can have are let through */
    static void validateTerm(JsonNode term, boolean lenient, FieldPath path, FieldErrors errors) {
        int index = 0;
        for (JsonNode requirement : term.path("matchExpressions")) {
            validateExpression(
                    requirement, lenient, path.child("matchExpressions").index(index++), errors);
        }
        index = 0;
        for (JsonNode requirement : term.path("matchFields")) {
            validateField(requirement, path.child("matchFields").index(index++), errors);
        }
    }

    private static void validateExpression(JsonNode requirement, boolean lenient, FieldPath path, FieldErrors errors) {
        JsonNode values = requirement.path("values");
        FieldPath valuesPath = path.child("values");
        String operator = requirement.path("operator").asString("");
        switch (operator) {
            case "In", "NotIn" -> {
                if (values.isEmpty()) {
                    errors.required(valuesPath, "must be specified when `operator` is 'In' or 'NotIn'");
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (!values.isEmpty()) {
                    errors.forbidden(valuesPath, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                }
            }
            case "Gt", "Lt" -> {
                if (values.size() != 1) {
                    errors.required(valuesPath, "must be specified single value when `operator` is 'Lt' or 'Gt'");
                }
            }
            default -> errors.invalid(path.child("operator"), operator, "not a valid selector operator");
        }
        String key = requirement.path("key").asString("");
        errors.invalid(path.child("key"), key, NameRules.qualifiedName(key));
        int index = 0;
        for (JsonNode value : values) {
            FieldPath here = valuesPath.index(index++);
            if (!lenient) {
                errors.invalid(here, value, NameRules.labelValue(value.asString("")));
            }
        }
    }

    private static void validateField(JsonNode requirement, FieldPath path, FieldErrors errors) {
        JsonNode values = requirement.path("values");
        String operator = requirement.path("operator").asString("");
        if (!operator.equals("In") && !operator.equals("NotIn")) {
            errors.invalid(path.child("operator"), operator, "not a valid selector operator");
        } else if (values.size() != 1) {
            errors.required(
                    path.child("values"),
                    "must be only one value when `operator` is 'In' or 'NotIn' for node field selector");
        }
        String key = requirement.path("key").asString("");
        if (!key.equals("metadata.name")) {
            errors.invalid(path.child("key"), key, "not a valid field selector key");
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i).asString("");
            errors.invalid(path.child("values").index(i), value, NameRules.nameIsDnsSubdomain(value, false));
        }
    }
}
