package io.drydock.apiserver.authorization;

import io.drydock.apiserver.authentication.UserInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts together what several authorizers list.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authorization/union/union.go: NewRuleResolvers"
 */
public final class UnionRuleResolver implements RuleResolver {
    private final List<RuleResolver> resolvers;

    public UnionRuleResolver(List<RuleResolver> resolvers) {
        this.resolvers = List.copyOf(resolvers);
    }

    @Override
    public Rules rulesFor(UserInfo user, String namespace) {
        List<ResourceRule> resource = new ArrayList<>();
        List<NonResourceRule> nonResource = new ArrayList<>();
        List<String> errors = new ArrayList<>(0);
        boolean incomplete = false;
        for (RuleResolver resolver : resolvers) {
            Rules rules = resolver.rulesFor(user, namespace);
            resource.addAll(rules.resource());
            nonResource.addAll(rules.nonResource());
            incomplete |= rules.incomplete();
            if (!rules.error().isEmpty()) {
                errors.add(rules.error());
            }
        }
        String error = errors.size() == 1 ? errors.getFirst() : errors.isEmpty() ? "" : errors.toString();
        return new Rules(resource, nonResource, incomplete, error);
    }
}
