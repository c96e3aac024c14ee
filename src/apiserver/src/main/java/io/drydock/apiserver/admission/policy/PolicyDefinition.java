package io.drydock.apiserver.admission.policy;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.cel.CompiledConditions;
import io.drydock.apiserver.admission.cel.CompiledExpression;
import io.drydock.apiserver.admission.cel.ExpressionCompiler;
import io.drydock.apiserver.admission.matching.MatchCriteria;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What policies of both kinds say, with their expressions compiled.
 *
 * @param failsClosed whether what cannot be evaluated refuses the write
 */
public record PolicyDefinition(
        String name,
        boolean failsClosed,
        Optional<ParamKind> paramKind,
        MatchCriteria criteria,
        CompiledConditions conditions,
        Map<String, CompiledExpression> variables) {

    /** The compiler for its expressions. */
    public static ExpressionCompiler compiler(KubeObject policy) {
        return ExpressionCompiler.withVariables(policy.at("spec", "paramKind").isObject());
    }

    /** @param compiler which knows the variables of the policy afterwards */
    public static PolicyDefinition of(KubeObject policy, ExpressionCompiler compiler) {
        Map<String, CompiledExpression> variables = new LinkedHashMap<>();
        policy.at("spec", "variables").forEach(variable -> {
            String name = variable.path("name").asString("");
            String expression = variable.path("expression").asString("");
            variables.put(name, CompiledExpression.ofVariable(compiler, name, expression));
        });
        return new PolicyDefinition(
                policy.name(),
                !policy.at("spec", "failurePolicy").asString("").equals("Ignore"),
                ParamKind.of(policy.at("spec", "paramKind")),
                MatchCriteria.ofPolicy(policy.at("spec", "matchConstraints")),
                CompiledConditions.of(policy.at("spec", "matchConditions"), compiler, variables),
                variables);
    }
}
