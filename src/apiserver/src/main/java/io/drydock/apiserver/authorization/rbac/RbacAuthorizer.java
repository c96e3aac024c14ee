package io.drydock.apiserver.authorization.rbac;

import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.authorization.RuleResolver;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;

/**
 * Allows what the roles bound to a user allow. It never denies: what no role allows is left to others.
 *
 * @see "Go: plugin/pkg/auth/authorizer/rbac/rbac.go: RBACAuthorizer"
 */
public final class RbacAuthorizer implements Authorizer, RuleResolver {
    private final RbacRuleResolver resolver;

    public RbacAuthorizer(RbacRuleResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public Decision authorize(AuthorizationAttributes attributes) {
        Search search = new Search(attributes);
        resolver.visit(attributes.user(), attributes.namespace(), search);
        return search.decision();
    }

    @Override
    public Rules rulesFor(UserInfo user, String namespace) {
        RbacRuleResolver.Found found = resolver.rulesFor(user, namespace);
        List<ResourceRule> resource = new ArrayList<>();
        List<NonResourceRule> nonResource = new ArrayList<>();
        for (PolicyRule rule : found.rules()) {
            if (!rule.resources().isEmpty()) {
                resource.add(new ResourceRule(rule.verbs(), rule.apiGroups(), rule.resources(), rule.resourceNames()));
            }
            if (!rule.nonResourceUrls().isEmpty()) {
                nonResource.add(new NonResourceRule(rule.verbs(), rule.nonResourceUrls()));
            }
        }
        return new Rules(resource, nonResource, false, aggregate(found.errors()));
    }

    /** Several problems as one: alone as it is, more in brackets, repeated ones once. */
    private static String aggregate(List<String> errors) {
        LinkedHashSet<String> different = new LinkedHashSet<>(errors);
        return switch (different.size()) {
            case 0 -> "";
            case 1 -> different.getFirst();
            default -> "[" + String.join(", ", different) + "]";
        };
    }

    private static final class Search implements RbacRuleResolver.Visitor {
        private final AuthorizationAttributes request;
        private final List<String> errors = new ArrayList<>(0);
        private Decision decision = Decision.NO_OPINION;

        Search(AuthorizationAttributes request) {
            this.request = request;
        }

        @Override
        public boolean rule(PolicyRule rule, Supplier<String> grantedBy) {
            if (!rule.allows(request)) {
                return true;
            }
            decision = Decision.allow("RBAC: allowed by " + grantedBy.get());
            return false;
        }

        @Override
        public void error(String problem) {
            errors.add(problem);
        }

        Decision decision() {
            return decision.allowed() || errors.isEmpty()
                    ? decision
                    : new Decision(Verdict.NO_OPINION, "RBAC: " + aggregate(errors));
        }
    }
}
