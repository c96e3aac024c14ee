package io.drydock.apimachinery.schema;

/**
 * A resource whatever its version, as {@code deployments.apps}.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/runtime/schema/group_version.go: GroupResource"
 */
public record GroupResource(String group, String resource) {

    @Override
    public String toString() {
        return group.isEmpty() ? resource : resource + "." + group;
    }
}
