package io.drydock.apiserver.admission.policy.mutating;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.StructTypeReference;
import io.drydock.apiserver.admission.cel.AdmissionVariables;
import io.drydock.apiserver.admission.cel.CompiledExpression;
import io.drydock.apiserver.admission.cel.ExpressionCompiler;
import io.drydock.apiserver.cel.CelRuntimeException;
import io.drydock.apiserver.cel.CostBudget;
import io.drydock.apiserver.cel.CostBudget.OutOfBudgetException;
import io.drydock.apiserver.cel.values.ConstructedObject;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One of a policy's mutations.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/mutating/compilation.go: compilePolicy (1.36)"
 */
sealed interface Mutation {
    CompiledExpression expression();

    /** Gives a configuration that is laid over the object. */
    record Configuration(CompiledExpression expression) implements Mutation {}

    /** Gives a list of operations. */
    record Patch(CompiledExpression expression) implements Mutation {}

    /** @return absent for one that says nothing of what its type says it does */
    static Optional<Mutation> of(JsonNode tree, ExpressionCompiler compiler) {
        String type = tree.path("patchType").asString("");
        JsonNode configuration = tree.path("applyConfiguration");
        if (type.equals("ApplyConfiguration") && configuration.isObject()) {
            return Optional.of(new Configuration(
                    compiled(configuration, compiler, StructTypeReference.create(ConstructedObject.OBJECT))));
        }
        JsonNode patch = tree.path("jsonPatch");
        if (type.equals("JSONPatch") && patch.isObject()) {
            CelType operations = ListType.create(StructTypeReference.create(ConstructedObject.JSON_PATCH));
            return Optional.of(new Patch(compiled(patch, compiler, operations)));
        }
        return Optional.empty();
    }

    private static CompiledExpression compiled(JsonNode tree, ExpressionCompiler compiler, CelType type) {
        return CompiledExpression.ofConstruction(
                compiler, tree.path("expression").asString(""), type);
    }

    /** @throws MutationException when the expression does not compile, fails or costs too much */
    default Object evaluate(AdmissionVariables write, CostBudget budget) throws MutationException {
        if (expression().program().isEmpty()) {
            throw new MutationException(expression().problem());
        }
        try {
            return expression().evaluate(write, budget);
        } catch (CelRuntimeException | OutOfBudgetException e) {
            throw new MutationException(String.valueOf(e.getMessage()));
        }
    }
}
