package io.drydock.kubeapiserver.authorizer;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.authorization.rbac.PolicyRule;
import io.drydock.apiserver.authorization.rbac.RbacPolicySource;
import io.drydock.apiserver.authorization.rbac.RoleBinding;
import io.drydock.apiserver.registry.RestOptionsGetter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * All roles and bindings in memory, kept current by watching the store. It reads the store itself, for authorization is
 * set up before the resources that are served.
 *
 * @see "Go: plugin/pkg/auth/authorizer/rbac/rbac.go: RoleGetter, RoleBindingLister"
 */
public final class RbacPolicyIndex implements RbacPolicySource, AutoCloseable {
    private static final String GROUP = "rbac.authorization.k8s.io";

    private final StoredTable<List<PolicyRule>> roles;
    private final StoredTable<List<PolicyRule>> clusterRoles;
    private final StoredTable<RoleBinding> roleBindings;
    private final StoredTable<RoleBinding> clusterRoleBindings;

    public RbacPolicyIndex(RestOptionsGetter options) {
        this.roles = new StoredTable<>("roles", options.restOptions(resource("roles")), RbacPolicyIndex::rules);
        this.clusterRoles = new StoredTable<>(
                "clusterroles", options.restOptions(resource("clusterroles")), RbacPolicyIndex::rules);
        this.roleBindings =
                new StoredTable<>("rolebindings", options.restOptions(resource("rolebindings")), RoleBinding::of);
        this.clusterRoleBindings = new StoredTable<>(
                "clusterrolebindings", options.restOptions(resource("clusterrolebindings")), RoleBinding::of);
    }

    /** Reads all roles and bindings, and goes on watching them. Starts once; further calls do nothing. */
    public void start() {
        roles.start();
        clusterRoles.start();
        roleBindings.start();
        clusterRoleBindings.start();
    }

    @Override
    public void close() {
        roles.close();
        clusterRoles.close();
        roleBindings.close();
        clusterRoleBindings.close();
    }

    /**
     * Takes note of a write before its answer goes out, so that who wrote it may rely on it at once.
     *
     * @param resource {@code roles}, {@code clusterroles}, {@code rolebindings} or {@code clusterrolebindings}
     * @param namespace empty for what is cluster-scoped
     */
    public void refresh(String resource, String namespace, String name) {
        switch (resource) {
            case "roles" -> roles.refresh(namespace, name);
            case "clusterroles" -> clusterRoles.refresh(namespace, name);
            case "rolebindings" -> roleBindings.refresh(namespace, name);
            case "clusterrolebindings" -> clusterRoleBindings.refresh(namespace, name);
            default -> throw new IllegalArgumentException("not a resource of RBAC: " + resource);
        }
    }

    @Override
    public Optional<List<PolicyRule>> role(String namespace, String name) {
        return roles.get(namespace, name);
    }

    @Override
    public Optional<List<PolicyRule>> clusterRole(String name) {
        return clusterRoles.get("", name);
    }

    @Override
    public Collection<RoleBinding> roleBindings(String namespace) {
        return roleBindings.list(namespace);
    }

    @Override
    public Collection<RoleBinding> clusterRoleBindings() {
        return clusterRoleBindings.list("");
    }

    private static List<PolicyRule> rules(KubeObject role) {
        return PolicyRule.listOf(role.at("rules"));
    }

    private static GroupResource resource(String name) {
        return new GroupResource(GROUP, name);
    }
}
