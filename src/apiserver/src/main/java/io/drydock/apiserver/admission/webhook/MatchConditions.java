package io.drydock.apiserver.admission.webhook;

import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.matching.VersionedWrite;
import tools.jackson.databind.JsonNode;

/**
 * Reads the {@code matchConditions} of webhooks, which are expressions.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/matchconditions/matcher.go: NewMatcher (1.36)"
 */
@FunctionalInterface
public interface MatchConditions {

    /**
     * Called once for each change of a webhook.
     *
     * @param conditions a list of one or more, each with a name and an expression
     * @param ignoresFailures whether a condition that cannot be evaluated leaves the webhook out rather than refusing
     *     the write
     */
    Condition compile(JsonNode conditions, boolean ignoresFailures);

    /** The conditions of one webhook. For use by many threads. */
    @FunctionalInterface
    interface Condition {

        /**
         * Whether the webhook is to be asked.
         *
         * @throws StatusException when that cannot be said, and failures are not ignored
         */
        boolean test(VersionedWrite write);
    }
}
