package io.drydock.kubeapiserver.registry.admissionregistration;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.StructTypeReference;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.admission.cel.ExpressionCompiler;
import io.drydock.apiserver.cel.CelCompilationException;
import io.drydock.apiserver.cel.values.ConstructedObject;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a mutating policy must hold. Its expressions are compiled.
 *
 * @see "Go: pkg/apis/admissionregistration/validation/validation.go: validateMutatingAdmissionPolicySpec (1.36)"
 */
final class MutatingPolicyValidation extends PolicyValidation {
    private static final String CONFIGURATION = "ApplyConfiguration";
    private static final String PATCH = "JSONPatch";

    @Override
    boolean mutates() {
        return true;
    }

    @Override
    void validateActions(KubeObject policy, ExpressionCompiler compiler, FieldErrors errors) {
        JsonNode spec = policy.at("spec");
        JsonNode mutations = spec.path("mutations");
        FieldPath path = SPEC.child("mutations");
        if (mutations.isEmpty()) {
            errors.required(path, "mutations must contain at least one item");
        }
        for (int i = 0; i < mutations.size(); i++) {
            validateMutation(mutations.path(i), compiler, path.index(i), errors);
        }
        errors.requireOneOf(
                spec.path("reinvocationPolicy"), SPEC.child("reinvocationPolicy"), List.of("IfNeeded", "Never"));
    }

    private static void validateMutation(
            JsonNode mutation, ExpressionCompiler compiler, FieldPath path, FieldErrors errors) {
        String type = mutation.path("patchType").asString("");
        switch (type) {
            case CONFIGURATION -> {
                CelType object = StructTypeReference.create(ConstructedObject.OBJECT);
                validateExpression(mutation, "applyConfiguration", type, compiler, object, path, errors);
                refuseOther(mutation, "jsonPatch", type, path, errors);
            }
            case PATCH -> {
                CelType operations = ListType.create(StructTypeReference.create(ConstructedObject.JSON_PATCH));
                validateExpression(mutation, "jsonPatch", type, compiler, operations, path, errors);
                refuseOther(mutation, "applyConfiguration", type, path, errors);
            }
            default ->
                errors.requireOneOf(mutation.path("patchType"), path.child("patchType"), List.of(CONFIGURATION, PATCH));
        }
    }

    private static void refuseOther(JsonNode mutation, String field, String type, FieldPath path, FieldErrors errors) {
        if (mutation.path(field).isObject()) {
            errors.invalid(path.child(field), "{" + field + "}", "must not be specified when patchType is " + type);
        }
    }

    private static void validateExpression(
            JsonNode mutation,
            String field,
            String type,
            ExpressionCompiler compiler,
            CelType result,
            FieldPath path,
            FieldErrors errors) {
        if (!mutation.path(field).isObject()) {
            errors.required(path.child(field), "must be specified when patchType is " + type);
            return;
        }
        String expression = mutation.path(field).path("expression").asString("").strip();
        FieldPath expressionPath = path.child(field).child("expression");
        if (expression.isEmpty()) {
            errors.required(expressionPath, "");
            return;
        }
        try {
            compiler.compileConstruction(expression, result);
        } catch (CelCompilationException e) {
            errors.invalid(expressionPath, expression, String.valueOf(e.getMessage()));
        }
    }
}
