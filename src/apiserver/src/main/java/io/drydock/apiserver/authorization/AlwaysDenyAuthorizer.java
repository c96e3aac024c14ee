package io.drydock.apiserver.authorization;

import io.drydock.apiserver.authentication.UserInfo;

/**
 * Allows nothing, and leaves it to another authorizer to allow something.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authorization/authorizerfactory/builtin.go: NewAlwaysDenyAuthorizer"
 */
public final class AlwaysDenyAuthorizer implements Authorizer, RuleResolver {
    @Override
    public Decision authorize(AuthorizationAttributes attributes) {
        return new Decision(Verdict.NO_OPINION, "Everything is forbidden.");
    }

    @Override
    public Rules rulesFor(UserInfo user, String namespace) {
        return Rules.NONE;
    }
}
