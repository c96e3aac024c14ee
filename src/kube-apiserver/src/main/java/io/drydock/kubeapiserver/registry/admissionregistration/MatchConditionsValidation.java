package io.drydock.kubeapiserver.registry.admissionregistration;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.admission.cel.ExpressionCompiler;
import io.drydock.apiserver.admission.cel.ExpressionCompiler.Authorization;
import io.drydock.apiserver.cel.CelCompilationException;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What match conditions must hold: names of their own, and expressions that compile.
 *
 * @see "Go: pkg/apis/admissionregistration/validation/validation.go: validateMatchConditions (1.36)"
 */
final class MatchConditionsValidation {
    private static final int MOST = 64;

    private MatchConditionsValidation() {}

    /** @param params whether the conditions may use {@code params} */
    static void validate(JsonNode conditions, boolean params, FieldPath path, FieldErrors errors) {
        if (conditions.size() > MOST) {
            errors.add(FieldError.tooMany(path, conditions.size(), MOST));
        }
        ExpressionCompiler compiler = ExpressionCompiler.withoutVariables(params);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < conditions.size(); i++) {
            FieldPath condition = path.index(i);
            String expression =
                    conditions.path(i).path("expression").asString("").strip();
            String name = conditions.path(i).path("name").asString("");
            if (expression.isEmpty()) {
                errors.required(condition.child("expression"), "");
            } else {
                compile(
                        compiler,
                        expression,
                        List.of(SimpleType.BOOL),
                        Authorization.ALLOWED,
                        condition.child("expression"),
                        errors);
            }
            if (name.isEmpty()) {
                errors.required(condition.child("name"), "");
            } else {
                errors.invalid(condition.child("name"), name, NameRules.qualifiedName(name));
                if (!names.add(name)) {
                    errors.duplicate(condition.child("name"), name);
                }
            }
        }
    }

    /** Tells what is wrong with an expression. */
    static void compile(
            ExpressionCompiler compiler,
            String expression,
            List<CelType> types,
            Authorization authorization,
            FieldPath path,
            FieldErrors errors) {
        try {
            compiler.compile(expression, types, authorization);
        } catch (CelCompilationException e) {
            errors.invalid(path, expression, String.valueOf(e.getMessage()));
        }
    }
}
