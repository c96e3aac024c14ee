package io.drydock.apiserver.authorization.rbac;

import tools.jackson.databind.JsonNode;

/**
 * The role that a binding grants.
 *
 * @param kind {@code Role} or {@code ClusterRole}
 * @see "Go: staging/src/k8s.io/api/rbac/v1/types.go: RoleRef"
 */
public record RoleRef(String apiGroup, String kind, String name) {
    public static final String ROLE = "Role";
    public static final String CLUSTER_ROLE = "ClusterRole";

    public static RoleRef of(JsonNode roleRef) {
        return new RoleRef(
                roleRef.path("apiGroup").asString(""),
                roleRef.path("kind").asString(""),
                roleRef.path("name").asString(""));
    }
}
