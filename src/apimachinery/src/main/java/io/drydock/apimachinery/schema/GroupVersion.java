package io.drydock.apimachinery.schema;

/**
 * A version of an API group. The group is empty for the legacy core group.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/runtime/schema/group_version.go: GroupVersion"
 */
public record GroupVersion(String group, String version) implements Comparable<GroupVersion> {

    /**
     * Reads an {@code apiVersion}: {@code v1} or {@code apps/v1}.
     *
     * @throws IllegalArgumentException when there is more than one slash
     */
    public static GroupVersion parse(String apiVersion) {
        if (apiVersion.isEmpty() || apiVersion.equals("/")) {
            return new GroupVersion("", "");
        }
        int slash = apiVersion.indexOf('/');
        if (slash < 0) {
            return new GroupVersion("", apiVersion);
        }
        if (apiVersion.indexOf('/', slash + 1) >= 0) {
            throw new IllegalArgumentException("unexpected GroupVersion string: " + apiVersion);
        }
        return new GroupVersion(apiVersion.substring(0, slash), apiVersion.substring(slash + 1));
    }

    /** The form that objects carry: {@code v1} for the core group, {@code group/version} for the others. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    public GroupVersionKind withKind(String kind) {
        return new GroupVersionKind(group, version, kind);
    }

    public GroupVersionResource withResource(String resource) {
        return new GroupVersionResource(group, version, resource);
    }

    @Override
    public int compareTo(GroupVersion other) {
        int byGroup = group.compareTo(other.group);
        return byGroup != 0 ? byGroup : version.compareTo(other.version);
    }

    @Override
    public String toString() {
        return apiVersion();
    }
}
