package io.drydock.apiserver.admission.webhook;

import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.cel.AdmissionVariables;
import io.drydock.apiserver.admission.cel.CompiledConditions;
import io.drydock.apiserver.admission.cel.CompiledConditions.Result;
import io.drydock.apiserver.admission.matching.VersionedWrite;
import io.drydock.apiserver.authorization.Authorizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Evaluates the conditions of webhooks, which are expressions of CEL.
 *
 * @param authorizer asked by expressions
 */
public record EvaluatedConditions(Authorizer authorizer) implements MatchConditions {
    private static final Logger LOG = LoggerFactory.getLogger(EvaluatedConditions.class);

    @Override
    public Condition compile(JsonNode conditions, boolean ignoresFailures) {
        CompiledConditions compiled = CompiledConditions.of(conditions);
        return write -> isAsked(compiled, write, ignoresFailures);
    }

    private boolean isAsked(CompiledConditions conditions, VersionedWrite write, boolean ignoresFailures) {
        return switch (conditions.evaluate(AdmissionVariables.of(write, authorizer))) {
            case Result.Matches matches -> true;
            case Result.Excluded excluded -> false;
            case Result.Failed failed -> {
                if (ignoresFailures) {
                    yield false;
                }
                LOG.warn("the match conditions of a webhook cannot be evaluated: {}", failed.message());
                AdmissionAttributes attributes = write.attributes();
                throw StatusErrors.forbidden(
                        attributes.resource().groupResource(), attributes.name(), failed.message());
            }
        };
    }
}
