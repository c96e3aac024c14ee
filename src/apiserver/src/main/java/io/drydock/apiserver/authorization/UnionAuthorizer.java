package io.drydock.apiserver.authorization;

import java.util.ArrayList;
import java.util.List;

/**
 * Asks several authorizers in turn; the first with an opinion decides.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authorization/union/union.go: New"
 */
public final class UnionAuthorizer implements Authorizer {
    private final List<Authorizer> authorizers;

    public UnionAuthorizer(List<Authorizer> authorizers) {
        this.authorizers = List.copyOf(authorizers);
    }

    @Override
    public Decision authorize(AuthorizationAttributes attributes) {
        List<String> reasons = new ArrayList<>(0);
        for (Authorizer authorizer : authorizers) {
            Decision decision = authorizer.authorize(attributes);
            if (decision.verdict() != Verdict.NO_OPINION) {
                return decision;
            }
            if (!decision.reason().isEmpty()) {
                reasons.add(decision.reason());
            }
        }
        return reasons.isEmpty() ? Decision.NO_OPINION : new Decision(Verdict.NO_OPINION, String.join("\n", reasons));
    }
}
