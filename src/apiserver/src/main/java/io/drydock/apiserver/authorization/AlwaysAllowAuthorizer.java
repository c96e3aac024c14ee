package io.drydock.apiserver.authorization;

import io.drydock.apiserver.authentication.UserInfo;
import java.util.List;

/**
 * Allows everything.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authorization/authorizerfactory/builtin.go: NewAlwaysAllowAuthorizer"
 */
public final class AlwaysAllowAuthorizer implements Authorizer, RuleResolver {
    private static final List<String> ALL = List.of("*");

    @Override
    public Decision authorize(AuthorizationAttributes attributes) {
        return Decision.allow("");
    }

    @Override
    public Rules rulesFor(UserInfo user, String namespace) {
        return new Rules(
                List.of(new ResourceRule(ALL, ALL, ALL, List.of())), List.of(new NonResourceRule(ALL, ALL)), false, "");
    }
}
