package io.drydock.kubeapiserver.registry.admissionregistration;

import dev.cel.common.types.SimpleType;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.admission.cel.ExpressionCompiler;
import io.drydock.apiserver.admission.cel.ExpressionCompiler.Authorization;
import io.drydock.apiserver.cel.CelCompilationException;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a validating policy must hold. Its expressions are compiled.
 *
 * @see "Go: pkg/apis/admissionregistration/validation/validation.go: validateValidatingAdmissionPolicySpec (1.36)"
 */
final class ValidatingPolicyValidation extends PolicyValidation {
    private static final List<String> REASONS = List.of("Forbidden", "Invalid", "RequestEntityTooLarge");
    private static final int MOST_ANNOTATIONS = 20;
    private static final int LONGEST_VALUE_EXPRESSION = 5 * 1024;

    @Override
    boolean mutates() {
        return false;
    }

    @Override
    void validateActions(KubeObject policy, ExpressionCompiler compiler, FieldErrors errors) {
        JsonNode spec = policy.at("spec");
        JsonNode validations = spec.path("validations");
        JsonNode annotations = spec.path("auditAnnotations");
        if (validations.isEmpty() && annotations.isEmpty()) {
            String problem = "validations or auditAnnotations must contain at least one item";
            errors.required(SPEC.child("validations"), problem);
            errors.required(SPEC.child("auditAnnotations"), problem);
            return;
        }
        for (int i = 0; i < validations.size(); i++) {
            validateValidation(
                    validations.path(i), compiler, SPEC.child("validations").index(i), errors);
        }
        validateAnnotations(policy.name(), annotations, compiler, SPEC.child("auditAnnotations"), errors);
    }

    private static void validateValidation(
            JsonNode validation, ExpressionCompiler compiler, FieldPath path, FieldErrors errors) {
        String expression = validation.path("expression").asString("");
        if (expression.isBlank()) {
            errors.required(path.child("expression"), "expression is not specified");
        } else {
            MatchConditionsValidation.compile(
                    compiler,
                    expression,
                    List.of(SimpleType.BOOL),
                    Authorization.ALLOWED,
                    path.child("expression"),
                    errors);
        }
        String messageExpression = validation.path("messageExpression").asString("");
        if (!messageExpression.isEmpty() && messageExpression.isBlank()) {
            errors.invalid(path.child("messageExpression"), messageExpression, "must be non-empty if specified");
        } else if (!messageExpression.isEmpty()) {
            MatchConditionsValidation.compile(
                    compiler,
                    messageExpression,
                    List.of(SimpleType.STRING),
                    Authorization.NONE,
                    path.child("messageExpression"),
                    errors);
        }
        String message = validation.path("message").asString("");
        if (!message.isEmpty() && message.isBlank()) {
            errors.invalid(path.child("message"), message, "must be non-empty if specified");
        } else if (message.strip().indexOf('\n') >= 0 || message.strip().indexOf('\r') >= 0) {
            errors.invalid(path.child("message"), message, "must not contain line breaks");
        }
        String reason = validation.path("reason").asString("Invalid");
        if (!REASONS.contains(reason)) {
            errors.notSupported(path.child("reason"), reason, REASONS);
        }
    }

    private static void validateAnnotations(
            String policy, JsonNode annotations, ExpressionCompiler compiler, FieldPath path, FieldErrors errors) {
        if (annotations.size() > MOST_ANNOTATIONS) {
            errors.invalid(path, annotations, "must not have more than " + MOST_ANNOTATIONS + " auditAnnotations");
        }
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < annotations.size(); i++) {
            FieldPath annotation = path.index(i);
            String key = annotations.path(i).path("key").asString("");
            if (policy.isEmpty()) {
                errors.invalid(annotation.child("key"), key, "requires metadata.name be non-empty");
            } else {
                String qualified = policy + "/" + key;
                errors.invalid(annotation.child("key"), qualified, NameRules.qualifiedName(qualified));
            }
            validateValue(
                    annotations.path(i).path("valueExpression").asString(""),
                    compiler,
                    annotation.child("valueExpression"),
                    errors);
            if (!keys.add(key)) {
                errors.duplicate(annotation.child("key"), key);
            }
        }
    }

    private static void validateValue(
            String expression, ExpressionCompiler compiler, FieldPath path, FieldErrors errors) {
        if (expression.isBlank()) {
            errors.required(path, "valueExpression is not specified");
        } else if (expression.strip().getBytes(StandardCharsets.UTF_8).length > LONGEST_VALUE_EXPRESSION) {
            errors.required(path, "must not exceed " + LONGEST_VALUE_EXPRESSION + " bytes in length");
        } else {
            // What is compiled has no blanks around it; what is shown has.
            try {
                compiler.compile(
                        expression.strip(), List.of(SimpleType.STRING, SimpleType.NULL_TYPE), Authorization.ALLOWED);
            } catch (CelCompilationException e) {
                errors.invalid(path, expression, String.valueOf(e.getMessage()));
            }
        }
    }

    @Override
    public List<FieldError> validateStatusUpdate(KubeObject policy, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        JsonNode warnings = policy.at("status", "typeChecking", "expressionWarnings");
        FieldPath path = FieldPath.of("status").child("typeChecking").child("expressionWarnings");
        for (int i = 0; i < warnings.size(); i++) {
            errors.requireText(warnings.path(i), path.index(i), "warning");
            if (warnings.path(i).path("fieldRef").asString("").isBlank()) {
                errors.required(path.index(i).child("fieldRef"), "");
            }
        }
        return errors.list();
    }
}
