package io.drydock.apiserver.admission.policy.validating;

import dev.cel.common.types.SimpleType;
import io.drydock.apiserver.admission.cel.AdmissionVariables;
import io.drydock.apiserver.admission.cel.CompiledExpression;
import io.drydock.apiserver.admission.cel.ExpressionCompiler;
import io.drydock.apiserver.admission.cel.ExpressionCompiler.Authorization;
import io.drydock.apiserver.cel.CelLimits;
import io.drydock.apiserver.cel.CelRuntimeException;
import io.drydock.apiserver.cel.CostBudget;
import io.drydock.apiserver.cel.CostBudget.OutOfBudgetException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * One of a policy's validations: what must be true, and what to say when it is not.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/validating/validator.go: validator.Validate (1.36)"
 */
record Validation(
        CompiledExpression expression, String message, Optional<CompiledExpression> messageExpression, String reason) {
    private static final Logger LOG = LoggerFactory.getLogger(Validation.class);

    static Validation of(JsonNode tree, ExpressionCompiler compiler) {
        String messageExpression = tree.path("messageExpression").asString("");
        return new Validation(
                CompiledExpression.of(
                        compiler, tree.path("expression").asString(""), SimpleType.BOOL, Authorization.ALLOWED),
                tree.path("message").asString(""),
                messageExpression.isEmpty()
                        ? Optional.empty()
                        : Optional.of(CompiledExpression.of(
                                compiler, messageExpression, SimpleType.STRING, Authorization.NONE)),
                tree.path("reason").asString("Invalid"));
    }

    /** The message that the expression for it makes; absent when there is none, or it fails. */
    Optional<String> evaluateMessage(AdmissionVariables variables, CostBudget budget) throws OutOfBudgetException {
        if (messageExpression.isEmpty()) {
            return Optional.empty();
        }
        try {
            return messageExpression.get().evaluate(variables, budget) instanceof String text
                    ? usable(text.strip())
                    : Optional.empty();
        } catch (CelRuntimeException e) {
            LOG.debug("the message of a validation could not be made: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<String> usable(String text) {
        boolean tooLong = text.getBytes(StandardCharsets.UTF_8).length > CelLimits.MESSAGE_BYTES;
        return text.isEmpty() || tooLong || text.indexOf('\n') >= 0 ? Optional.empty() : Optional.of(text);
    }

    /** What is said where no expression makes a message. */
    String fallbackMessage() {
        return message.isBlank()
                ? "failed expression: " + expression.expression().strip()
                : message.strip();
    }
}
