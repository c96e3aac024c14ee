package io.drydock.kubeapiserver.registry.rbac;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;

/** The four resources of RBAC. */
enum RbacResource {
    ROLE("Role", "roles", true),
    CLUSTER_ROLE("ClusterRole", "clusterroles", false),
    ROLE_BINDING("RoleBinding", "rolebindings", true),
    CLUSTER_ROLE_BINDING("ClusterRoleBinding", "clusterrolebindings", false);

    static final String GROUP = "rbac.authorization.k8s.io";
    static final GroupVersion V1 = new GroupVersion(GROUP, "v1");
    static final GroupVersion V1_BETA_1 = new GroupVersion(GROUP, "v1beta1");

    private final String kind;
    private final String resource;
    private final boolean namespaced;

    RbacResource(String kind, String resource, boolean namespaced) {
        this.kind = kind;
        this.resource = resource;
        this.namespaced = namespaced;
    }

    GroupVersionKind kind() {
        return V1.withKind(kind);
    }

    GroupVersionKind kind(GroupVersion version) {
        return version.withKind(kind);
    }

    GroupResource resource() {
        return new GroupResource(GROUP, resource);
    }

    boolean namespaced() {
        return namespaced;
    }

    boolean isBinding() {
        return this == ROLE_BINDING || this == CLUSTER_ROLE_BINDING;
    }
}
