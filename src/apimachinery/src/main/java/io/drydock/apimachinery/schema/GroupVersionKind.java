package io.drydock.apimachinery.schema;

/**
 * A kind in a version of a group, as {@code apps/v1, Kind=Deployment}.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/runtime/schema/group_version.go: GroupVersionKind"
 */
public record GroupVersionKind(String group, String version, String kind) {

    public GroupVersion groupVersion() {
        return new GroupVersion(group, version);
    }

    public GroupKind groupKind() {
        return new GroupKind(group, kind);
    }

    public String apiVersion() {
        return groupVersion().apiVersion();
    }

    @Override
    public String toString() {
        return group + "/" + version + ", Kind=" + kind;
    }
}
