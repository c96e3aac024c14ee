package io.drydock.apimachinery.schema;

/**
 * A kind whatever its version, as {@code Deployment.apps}.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/runtime/schema/group_version.go: GroupKind"
 */
public record GroupKind(String group, String kind) {

    @Override
    public String toString() {
        return group.isEmpty() ? kind : kind + "." + group;
    }
}
