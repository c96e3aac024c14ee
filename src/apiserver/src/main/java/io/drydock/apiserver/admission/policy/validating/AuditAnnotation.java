package io.drydock.apiserver.admission.policy.validating;

import dev.cel.common.types.SimpleType;
import io.drydock.apiserver.admission.cel.AdmissionVariables;
import io.drydock.apiserver.admission.cel.CompiledExpression;
import io.drydock.apiserver.admission.cel.ExpressionCompiler;
import io.drydock.apiserver.admission.cel.ExpressionCompiler.Authorization;
import io.drydock.apiserver.cel.CelRuntimeException;
import io.drydock.apiserver.cel.CostBudget;
import io.drydock.apiserver.cel.CostBudget.OutOfBudgetException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A note for the audit event of each write that a policy is evaluated for. */
record AuditAnnotation(String key, CompiledExpression value) {
    private static final int MOST = 10 * 1024;

    static AuditAnnotation of(JsonNode tree, ExpressionCompiler compiler) {
        return new AuditAnnotation(
                tree.path("key").asString(""),
                CompiledExpression.of(
                        compiler,
                        tree.path("valueExpression").asString(""),
                        List.of(SimpleType.STRING, SimpleType.NULL_TYPE),
                        Authorization.ALLOWED));
    }

    /** @return absent when there is nothing to note */
    Optional<String> evaluate(AdmissionVariables variables, CostBudget budget)
            throws CelRuntimeException, OutOfBudgetException {
        return value.evaluate(variables, budget) instanceof String text && !text.isBlank()
                ? Optional.of(text.strip().substring(0, Math.min(text.strip().length(), MOST)))
                : Optional.empty();
    }
}
