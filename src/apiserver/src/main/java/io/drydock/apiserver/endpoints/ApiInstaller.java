package io.drydock.apiserver.endpoints;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.managedfields.FieldManagers;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apiserver.admission.matching.EquivalentResources;
import io.drydock.apiserver.endpoints.discovery.ApiGroup;
import io.drydock.apiserver.endpoints.discovery.ApiResource;
import io.drydock.apiserver.endpoints.discovery.DiscoveryDocuments;
import io.drydock.apiserver.endpoints.discovery.DiscoveryHandler;
import io.drydock.apiserver.endpoints.discovery.aggregated.AggregatedDiscovery;
import io.drydock.apiserver.endpoints.discovery.aggregated.AggregatedDiscoveryHandler;
import io.drydock.apiserver.endpoints.discovery.aggregated.DiscoverySource;
import io.drydock.apiserver.endpoints.discovery.aggregated.VersionDiscovery;
import io.drydock.apiserver.endpoints.handlers.EndpointSettings;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.server.RestEndpoints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns API groups into endpoints: a handler for every verb of every resource, and the discovery documents.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/installer.go: APIInstaller"
 */
public final class ApiInstaller {
    private final EndpointSettings settings;
    private final FieldManagers fieldManagers;
    private final EquivalentResources equivalents = new EquivalentResources();
    private final Deprecations deprecations;
    private final Optional<AggregatedDiscovery> discovery;
    private final AggregatedDiscovery legacyDiscovery = new AggregatedDiscovery();

    public ApiInstaller(EndpointSettings settings) {
        this.settings = settings;
        this.fieldManagers = new FieldManagers(settings.scheme(), settings.clock());
        this.deprecations = Deprecations.of(release());
        this.discovery = release().atLeast(Release.V1_36) ? Optional.of(new AggregatedDiscovery()) : Optional.empty();
    }

    /** What {@code /apis} answers those who ask for all groups with their resources; empty in releases without it. */
    public Optional<AggregatedDiscovery> discovery() {
        return discovery;
    }

    /** Installs a group under {@code /apis}. */
    public RestEndpoints install(ApiGroupInfo group) {
        List<String> names = group.versions().stream()
                .map(version -> version.groupVersion().version())
                .toList();
        DiscoveryHandler root = fixed(DiscoveryDocuments.apiGroup(new ApiGroup(group.name(), names)));
        return new ApiEndpoints("/apis/" + group.name(), root, versions(group, discovery));
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
        DiscoveryHandler root =
                new DiscoveryHandler(() -> DiscoveryDocuments.apiVersions(names, serverAddress.get()), release());
        Optional<AggregatedDiscovery> gathered = discovery.map(served -> legacyDiscovery);
        Handler document = gathered.<Handler>map(all -> new AggregatedDiscoveryHandler(root, all))
                .orElse(root);
        return new ApiEndpoints("/api", document, versions(core, gathered));
    }

    private Map<String, VersionEndpoints> versions(ApiGroupInfo group, Optional<AggregatedDiscovery> gathered) {
        Map<String, VersionEndpoints> versions = new HashMap<>();
        for (ApiGroupInfo.Version version : group.versions()) {
            versions.put(version.groupVersion().version(), version(version, gathered));
        }
        return versions;
    }

    private VersionEndpoints version(ApiGroupInfo.Version version, Optional<AggregatedDiscovery> gathered) {
        GroupVersion groupVersion = version.groupVersion();
        Map<String, ResourceRoutes> routes = new HashMap<>();
        List<ApiResource> resources = new ArrayList<>();
        ResourceInstaller installer =
                new ResourceInstaller(settings, fieldManagers, equivalents, deprecations, version);
        version.resources().forEach((path, resource) -> {
            resources.add(installer.discoveryOf(path, resource));
            installer.registerEquivalents(path, resource);
            if (path.indexOf('/') < 0) {
                routes.put(path, installer.routes(path, resource));
            }
        });
        gathered.ifPresent(all -> all.put(DiscoverySource.BUILT_IN, VersionDiscovery.current(groupVersion, resources)));
        return new VersionEndpoints(fixed(DiscoveryDocuments.apiResourceList(groupVersion, resources)), routes);
    }

    private DiscoveryHandler fixed(ObjectNode document) {
        return new DiscoveryHandler(() -> document, release());
    }

    private Release release() {
        return settings.scheme().catalog().release();
    }
}
