package io.drydock.kubeapiserver.registry.admissionregistration;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.admission.cel.ExpressionCompiler;
import io.drydock.apiserver.cel.CelCompilationException;
import io.drydock.apiserver.cel.types.Identifiers;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What policies of both kinds must hold.
 *
 * @see "Go: pkg/apis/admissionregistration/validation/validation.go (1.36)"
 */
final class PolicyRules {
    private static final List<String> FAILURE_POLICIES = List.of("Fail", "Ignore");

    private PolicyRules() {}

    /**
     * All that comes before what a policy does.
     *
     * @param conditions whether match conditions are looked at
     * @param mutating whether the policy changes objects: such may always say {@code variables}
     * @return the compiler for the rest of its expressions, which knows its variables
     */
    static ExpressionCompiler validateCommon(
            JsonNode spec, boolean conditions, boolean mutating, FieldPath path, FieldErrors errors) {
        validateFailurePolicy(spec, path, errors);
        boolean params = spec.path("paramKind").isObject();
        if (params) {
            ParamValidation.validateKind(spec.path("paramKind"), path.child("paramKind"), errors);
        }
        validateConstraints(spec, mutating, path, errors);
        if (conditions) {
            MatchConditionsValidation.validate(
                    spec.path("matchConditions"), params, path.child("matchConditions"), errors);
        }
        ExpressionCompiler compiler = mutating || !spec.path("variables").isEmpty()
                ? ExpressionCompiler.withVariables(params)
                : ExpressionCompiler.withoutVariables(params);
        validateVariables(spec.path("variables"), compiler, path.child("variables"), errors);
        return compiler;
    }

    /** Whether match conditions mean what they meant before. */
    static boolean sameConditions(KubeObject policy, KubeObject old) {
        return policy.at("spec", "matchConditions").equals(old.at("spec", "matchConditions"))
                && policy.at("spec", "paramKind").equals(old.at("spec", "paramKind"));
    }

    private static void validateFailurePolicy(JsonNode spec, FieldPath path, FieldErrors errors) {
        MatchResourcesValidation.requireChoice(
                spec.path("failurePolicy"), path.child("failurePolicy"), FAILURE_POLICIES, errors);
    }

    private static void validateConstraints(JsonNode spec, boolean mutating, FieldPath path, FieldErrors errors) {
        FieldPath constraints = path.child("matchConstraints");
        if (!spec.path("matchConstraints").isObject()) {
            errors.required(constraints, "");
            return;
        }
        MatchResourcesValidation.validate(spec.path("matchConstraints"), constraints, errors);
        // Rules say what type the objects are.
        if (spec.path("matchConstraints").path("resourceRules").isEmpty()) {
            errors.required(constraints.child("resourceRules"), "");
        }
        if (mutating) {
            MatchResourcesValidation.onlyMutable(spec.path("matchConstraints"), constraints, errors);
        }
    }

    /** Adds them to the compiler, one after the other. */
    private static void validateVariables(
            JsonNode variables, ExpressionCompiler compiler, FieldPath path, FieldErrors errors) {
        for (int i = 0; i < variables.size(); i++) {
            String name = variables.path(i).path("name").asString("");
            String expression = variables.path(i).path("expression").asString("");
            if (name.isBlank()) {
                errors.required(path.index(i).child("name"), "name is not specified");
            } else if (!isIdentifier(name)) {
                errors.invalid(path.index(i).child("name"), name, "must be a valid CEL identifier");
            }
            if (expression.isBlank()) {
                errors.required(path.index(i).child("expression"), "expression is not specified");
                continue;
            }
            try {
                compiler.addVariable(name, expression);
            } catch (CelCompilationException e) {
                errors.invalid(path.index(i).child("expression"), expression, String.valueOf(e.getMessage()));
            }
        }
    }

    private static boolean isIdentifier(String name) {
        boolean characters = name.chars()
                .allMatch(c -> c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
        return characters && !Character.isDigit(name.charAt(0)) && !Identifiers.isReserved(name);
    }
}
