package io.drydock.apiserver.endpoints;

import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.request.RequestInfo;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is served of one resource.
 *
 * @param own by the form of the path
 * @param subresources by name
 */
record ResourceRoutes(
        boolean namespaced, Map<PathShape, MethodRoutes> own, Map<String, SubresourceRoutes> subresources) {
    ResourceRoutes {
        own = Map.copyOf(own);
        subresources = Map.copyOf(subresources);
    }

    /**
     * Those of a subresource.
     *
     * @param takesPath whether paths may go on after the subresource's name
     */
    record SubresourceRoutes(MethodRoutes routes, boolean takesPath) {}

    /** Empty when nothing has such a path. */
    Optional<Handler> find(RequestInfo request) {
        if (PathShape.isUnder(request, "proxy")) {
            return Optional.empty();
        }
        PathShape shape = PathShape.of(request, namespaced);
        return request.parts().size() > 2 ? subresource(request, shape) : Optional.ofNullable(own.get(shape));
    }

    private Optional<Handler> subresource(RequestInfo request, PathShape shape) {
        SubresourceRoutes found = subresources.get(request.subresource());
        if (found == null || shape != PathShape.ITEM || (request.parts().size() > 3 && !found.takesPath())) {
            return Optional.empty();
        }
        return Optional.of(found.routes());
    }
}
