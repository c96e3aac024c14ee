package io.drydock.apiserver.authorization;

import java.util.Collections;
import java.util.Set;

/**
 * Allows the members of some groups everything.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authorization/authorizerfactory/builtin.go: NewPrivilegedGroups"
 */
public final class PrivilegedGroupsAuthorizer implements Authorizer {
    private final Set<String> groups;

    public PrivilegedGroupsAuthorizer(String... groups) {
        this.groups = Set.of(groups);
    }

    @Override
    public Decision authorize(AuthorizationAttributes attributes) {
        return Collections.disjoint(attributes.user().groups(), groups) ? Decision.NO_OPINION : Decision.allow("");
    }
}
