package io.drydock.apiserver.endpoints;

import io.drydock.apimachinery.catalog.GroupVersionFact;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apiserver.registry.rest.RestStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An API group that a server is to serve.
 *
 * @param name empty for the core group
 * @param versions the preferred one first
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go: APIGroupInfo"
 */
public record ApiGroupInfo(String name, List<Version> versions) {

    public ApiGroupInfo {
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("the API group \"" + name + "\" has no version to serve");
        }
    }

    /**
     * A version of a group.
     *
     * @param resources by name, those of subresources with a slash, such as {@code pods/status}
     */
    public record Version(GroupVersion groupVersion, Map<String, ServedResource> resources) {
        public Version {
            resources = Map.copyOf(resources);
        }
    }

    /**
     * The groups of a release, in the order of discovery, as far as something stands behind them. Kinds and what
     * discovery says come from the release's facts.
     *
     * @param storages by version and name
     */
    public static List<ApiGroupInfo> ofRelease(
            TypeCatalog catalog, Map<GroupVersion, Map<String, RestStorage>> storages) {
        List<ApiGroupInfo> groups = new ArrayList<>();
        List<Version> versions = new ArrayList<>();
        String group = "";
        for (GroupVersionFact fact : catalog.groupVersions()) {
            GroupVersion version = fact.groupVersion();
            Map<String, RestStorage> served = storages.getOrDefault(version, Map.of());
            if (served.isEmpty()) {
                continue;
            }
            if (!version.group().equals(group) && !versions.isEmpty()) {
                groups.add(new ApiGroupInfo(group, versions));
                versions.clear();
            }
            group = version.group();
            versions.add(new Version(version, ServedResource.ofRelease(catalog, version, served)));
        }
        if (!versions.isEmpty()) {
            groups.add(new ApiGroupInfo(group, versions));
        }
        return groups;
    }

    public boolean isLegacy() {
        return name.isEmpty();
    }
}
