package io.drydock.apiserver.endpoints.discovery;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.request.RequestInfo;
import io.drydock.apiserver.server.RestEndpoints;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers {@code /apis}: the groups a server has, in the order they came. Groups may come and go while it runs.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/discovery/root.go: rootAPIsHandler"
 */
public final class RootApisHandler implements Handler, RestEndpoints {
    private final Map<String, ApiGroup> groups = new LinkedHashMap<>();
    private final DiscoveryHandler answer =
            new DiscoveryHandler(() -> DiscoveryDocuments.apiGroupList(groups()), Release.newest());

    /** Takes the place of a group of the same name. */
    public void addGroup(ApiGroup group) {
        synchronized (groups) {
            groups.put(group.name(), group);
        }
    }

    public void removeGroup(String name) {
        synchronized (groups) {
            groups.remove(name);
        }
    }

    public List<ApiGroup> groups() {
        synchronized (groups) {
            return List.copyOf(groups.values());
        }
    }

    @Override
    public Optional<Handler> find(RequestInfo request) {
        boolean own = request.path().equals("/apis") || request.path().equals("/apis/");
        return own ? Optional.of(this) : Optional.empty();
    }

    @Override
    public List<String> listedPaths() {
        return List.of("/apis", "/apis/");
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        answer.handle(exchange);
    }
}
