package io.drydock.apiserver.authorization.rbac;

import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apiserver.authentication.UserInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * Finds the rules that apply to a user.
 *
 * @see "Go: pkg/registry/rbac/validation/rule.go: DefaultRuleResolver"
 */
public final class RbacRuleResolver {
    private final RbacPolicySource source;

    public RbacRuleResolver(RbacPolicySource source) {
        this.source = source;
    }

    /** Takes one rule after another, and what could not be resolved on the way. */
    interface Visitor {
        /** @return false to stop */
        boolean rule(PolicyRule rule, Supplier<String> grantedBy);

        void error(String problem);
    }

    /**
     * What was found. An error does not make the rules wrong: they only allow, so at worst some are missing.
     *
     * @param errors one for each binding whose role does not exist
     */
    public record Found(List<PolicyRule> rules, List<String> errors) {}

    /** A role that a binding names and that is not there. */
    public static final class UnresolvedRoleException extends Exception {
        UnresolvedRoleException(String message) {
            super(message, null, false, false);
        }
    }

    /** @param namespace empty for what applies everywhere only */
    public Found rulesFor(UserInfo user, String namespace) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        visit(user, namespace, new Visitor() {
            @Override
            public boolean rule(PolicyRule rule, Supplier<String> grantedBy) {
                found.rules().add(rule);
                return true;
            }

            @Override
            public void error(String problem) {
                found.errors().add(problem);
            }
        });
        return found;
    }

    /** @param bindingNamespace of the binding; empty for a cluster role binding */
    public List<PolicyRule> rulesOf(RoleRef role, String bindingNamespace) throws UnresolvedRoleException {
        return switch (role.kind()) {
            case RoleRef.ROLE ->
                source.role(bindingNamespace, role.name()).orElseThrow(() -> notFound("role", role.name()));
            case RoleRef.CLUSTER_ROLE ->
                source.clusterRole(role.name()).orElseThrow(() -> notFound("clusterrole", role.name()));
            default ->
                throw new UnresolvedRoleException("unsupported role reference kind: " + GoValue.quote(role.kind()));
        };
    }

    void visit(UserInfo user, String namespace, Visitor visitor) {
        if (visit(user, source.clusterRoleBindings(), visitor) && !namespace.isEmpty()) {
            visit(user, source.roleBindings(namespace), visitor);
        }
    }

    private boolean visit(UserInfo user, Collection<RoleBinding> bindings, Visitor visitor) {
        for (RoleBinding binding : bindings) {
            var subject = binding.subjectFor(user);
            if (subject.isEmpty()) {
                continue;
            }
            try {
                for (PolicyRule rule : rulesOf(binding.roleRef(), binding.namespace())) {
                    if (!visitor.rule(rule, () -> binding.describe(subject.get()))) {
                        return false;
                    }
                }
            } catch (UnresolvedRoleException unresolved) {
                visitor.error(unresolved.getMessage());
            }
        }
        return true;
    }

    private static UnresolvedRoleException notFound(String kind, String name) {
        return new UnresolvedRoleException(kind + ".rbac.authorization.k8s.io " + GoValue.quote(name) + " not found");
    }
}
