package io.drydock.apimachinery.schema;

/**
 * A resource in a version of a group: what a URL path names.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/runtime/schema/group_version.go: GroupVersionResource"
 */
public record GroupVersionResource(String group, String version, String resource) {

    public GroupVersion groupVersion() {
        return new GroupVersion(group, version);
    }

    public GroupResource groupResource() {
        return new GroupResource(group, resource);
    }

    @Override
    public String toString() {
        return group + "/" + version + ", Resource=" + resource;
    }
}
