package io.drydock.apiserver.endpoints;

import io.drydock.apiserver.endpoints.negotiation.RouteNegotiation;
import io.drydock.apiserver.endpoints.responsewriters.ErrorWriter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.request.RequestInfo;
import io.drydock.apiserver.server.RestEndpoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A group with all its versions. Whatever begins with its root is answered here, with 404 when there is no such version
 * or resource.
 *
 * @param root {@code /api} or {@code /apis/GROUP}
 * @param document that lists the versions
 */
record ApiEndpoints(String root, Handler document, Map<String, VersionEndpoints> versions) implements RestEndpoints {
    private static final Handler NOT_FOUND = exchange -> ErrorWriter.write(exchange, RouteNegotiation.notFound());

    ApiEndpoints {
        versions = Map.copyOf(versions);
    }

    @Override
    public Optional<Handler> find(RequestInfo request) {
        String path = request.path();
        if (!path.startsWith(root) || (path.length() > root.length() && path.charAt(root.length()) != '/')) {
            return Optional.empty();
        }
        return Optional.of(request.isResourceRequest() ? resource(request) : document(path));
    }

    private Handler resource(RequestInfo request) {
        VersionEndpoints version = versions.get(request.apiVersion());
        return version == null ? NOT_FOUND : version.find(request).orElse(NOT_FOUND);
    }

    private Handler document(String path) {
        int end = path.endsWith("/") ? path.length() - 1 : path.length();
        if (end <= root.length()) {
            return document;
        }
        VersionEndpoints version = versions.get(path.substring(root.length() + 1, end));
        return version == null ? NOT_FOUND : version.document();
    }

    @Override
    public List<String> listedPaths() {
        List<String> paths = new ArrayList<>();
        paths.add(root);
        new TreeSet<>(versions.keySet()).forEach(version -> paths.add(root + "/" + version));
        return paths;
    }
}
