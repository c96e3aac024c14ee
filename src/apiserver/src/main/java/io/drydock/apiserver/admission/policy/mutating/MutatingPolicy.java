package io.drydock.apiserver.admission.policy.mutating;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.cel.ExpressionCompiler;
import io.drydock.apiserver.admission.policy.PolicyDefinition;
import io.drydock.apiserver.admission.policy.PolicySource;
import java.util.ArrayList;
import java.util.List;

/**
 * A policy with its expressions compiled.
 *
 * @param reinvocable whether it wants to see again what others have changed after it
 */
record MutatingPolicy(PolicyDefinition definition, List<Mutation> mutations, boolean reinvocable)
        implements PolicySource.Policy {

    static MutatingPolicy of(KubeObject policy) {
        ExpressionCompiler compiler = PolicyDefinition.compiler(policy);
        PolicyDefinition definition = PolicyDefinition.of(policy, compiler);
        List<Mutation> mutations = new ArrayList<>();
        policy.at("spec", "mutations")
                .forEach(tree -> Mutation.of(tree, compiler).ifPresent(mutations::add));
        return new MutatingPolicy(
                definition,
                List.copyOf(mutations),
                policy.at("spec", "reinvocationPolicy").asString("").equals("IfNeeded"));
    }
}
