package io.drydock.apiextensions.validation;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The form of the rules under {@code x-kubernetes-validations}; what their expressions mean is not looked at.
 *
 * @see "Go 1.36: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go:
 *     ValidateCustomResourceDefinitionOpenAPISchema"
 */
final class ValidationRuleValidation {
    private static final List<String> REASONS =
            List.of("FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired");

    private ValidationRuleValidation() {}

    static List<FieldError> validate(JsonNode schema, FieldPath path) {
        List<FieldError> errors = new ArrayList<>();
        int index = 0;
        for (JsonNode rule : schema.path("x-kubernetes-validations")) {
            rule(rule, schema, path.child("x-kubernetes-validations").index(index++), errors);
        }
        return errors;
    }

    private static void rule(JsonNode rule, JsonNode schema, FieldPath path, List<FieldError> errors) {
        texts(rule, path, errors);
        String expression = rule.path("messageExpression").asString("");
        if (!expression.isEmpty() && expression.isBlank()) {
            errors.add(FieldError.required(
                    path.child("messageExpression"), "messageExpression must be non-empty if specified"));
        }
        if (rule.has("reason") && !REASONS.contains(rule.path("reason").asString(""))) {
            errors.add(FieldError.notSupported(path.child("reason"), rule.path("reason"), REASONS));
        }
        fieldPath(rule.path("fieldPath").asString(""), schema, path.child("fieldPath"), errors);
    }

    private static void texts(JsonNode rule, FieldPath path, List<FieldError> errors) {
        String text = rule.path("rule").asString("").strip();
        String written = rule.path("message").asString("");
        String message = written.strip();
        if (text.isEmpty()) {
            errors.add(FieldError.required(path.child("rule"), "rule is not specified"));
        } else if (!written.isEmpty() && message.isEmpty()) {
            errors.add(FieldError.invalid(path.child("message"), written, "must be non-empty if specified"));
        } else if (hasLineBreaks(message)) {
            errors.add(FieldError.invalid(path.child("message"), written, "must not contain line breaks"));
        } else if (hasLineBreaks(text) && message.isEmpty()) {
            errors.add(FieldError.required(
                    path.child("message"), "message must be specified if rule contains line breaks"));
        }
    }

    private static void fieldPath(String written, JsonNode schema, FieldPath path, List<FieldError> errors) {
        if (written.isEmpty()) {
            return;
        }
        if (written.isBlank()) {
            errors.add(FieldError.invalid(path, written, "must be non-empty if specified"));
        }
        if (hasLineBreaks(written)) {
            errors.add(FieldError.invalid(path, written, "must not contain line breaks"));
        }
        try {
            SchemaFieldPath.of(written, schema, true);
        } catch (SchemaFieldPath.InvalidPathException invalid) {
            errors.add(FieldError.invalid(path, written, "must be a valid path"));
        }
    }

    private static boolean hasLineBreaks(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }
}
