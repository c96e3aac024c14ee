package io.drydock.apiserver.authorization.rbac;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where roles and bindings come from. Every authorization asks it, so answers come from memory, and without waiting.
 *
 * @see "Go: pkg/registry/rbac/validation/rule.go: RoleGetter, RoleBindingLister, ClusterRoleGetter,
 *     ClusterRoleBindingLister"
 */
public interface RbacPolicySource {
    Optional<List<PolicyRule>> role(String namespace, String name);

    Optional<List<PolicyRule>> clusterRole(String name);

    /** In the order of their names. */
    Collection<RoleBinding> roleBindings(String namespace);

    /** In the order of their names. */
    Collection<RoleBinding> clusterRoleBindings();
}
