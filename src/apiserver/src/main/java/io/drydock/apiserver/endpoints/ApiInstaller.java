package io.drydock.apiserver.endpoints;

import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apiserver.endpoints.discovery.ApiGroup;
import io.drydock.apiserver.endpoints.discovery.ApiResource;
import io.drydock.apiserver.endpoints.discovery.DiscoveryDocuments;
import io.drydock.apiserver.endpoints.discovery.DiscoveryHandler;
import io.drydock.apiserver.endpoints.handlers.EndpointSettings;
import io.drydock.apiserver.endpoints.handlers.FieldManagerCache;
import io.drydock.apiserver.server.RestEndpoints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Turns API groups into endpoints: a handler for every verb of every resource, and the discovery documents.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/installer.go: APIInstaller"
 */
public final class ApiInstaller {
    private final EndpointSettings settings;
    private final FieldManagerCache fieldManagers;
    private final Deprecations deprecations;

    public ApiInstaller(EndpointSettings settings) {
        this.settings = settings;
        this.fieldManagers = new FieldManagerCache(settings.scheme(), settings.clock());
        this.deprecations = Deprecations.of(settings.scheme().catalog().release());
    }

    /** Installs a group under {@code /apis}. */
    public RestEndpoints install(ApiGroupInfo group) {
        List<String> names = group.versions().stream()
                .map(version -> version.groupVersion().version())
                .toList();
        DiscoveryHandler root = new DiscoveryHandler(DiscoveryDocuments.apiGroup(new ApiGroup(group.name(), names)));
        return new ApiEndpoints("/apis/" + group.name(), root, versions(group));
    }

    /**
     * Installs the core group under {@code /api}.
     *
     * @param serverAddress host and port that clients are to use, asked for each time
     */
    public RestEndpoints installLegacy(ApiGroupInfo core, Supplier<String> serverAddress) {
        List<String> names = core.versions().stream()
                .map(version -> version.groupVersion().version())
                .toList();
        DiscoveryHandler root = new DiscoveryHandler(() -> DiscoveryDocuments.apiVersions(names, serverAddress.get()));
        return new ApiEndpoints("/api", root, versions(core));
    }

    private Map<String, VersionEndpoints> versions(ApiGroupInfo group) {
        Map<String, VersionEndpoints> versions = new HashMap<>();
        for (ApiGroupInfo.Version version : group.versions()) {
            versions.put(version.groupVersion().version(), version(version));
        }
        return versions;
    }

    private VersionEndpoints version(ApiGroupInfo.Version version) {
        GroupVersion groupVersion = version.groupVersion();
        Map<String, ResourceRoutes> routes = new HashMap<>();
        List<ApiResource> resources = new ArrayList<>();
        ResourceInstaller installer = new ResourceInstaller(settings, fieldManagers, deprecations, version);
        version.resources().forEach((path, resource) -> {
            resources.add(installer.discoveryOf(path, resource));
            if (path.indexOf('/') < 0) {
                routes.put(path, installer.routes(path, resource));
            }
        });
        return new VersionEndpoints(
                new DiscoveryHandler(DiscoveryDocuments.apiResourceList(groupVersion, resources)), routes);
    }
}
