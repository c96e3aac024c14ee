package io.drydock.apiserver.endpoints;

import io.drydock.apiserver.endpoints.discovery.DiscoveryHandler;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.request.RequestInfo;
import java.util.Map;
import java.util.Optional;

/**
 * The resources of one version of a group.
 *
 * @param document that lists the resources
 * @param resources by name
 */
record VersionEndpoints(DiscoveryHandler document, Map<String, ResourceRoutes> resources) {
    VersionEndpoints {
        resources = Map.copyOf(resources);
    }

    Optional<Handler> find(RequestInfo request) {
        ResourceRoutes routes = resources.get(request.resource());
        return routes == null ? Optional.empty() : routes.find(request);
    }
}
