package io.drydock.aggregator.discovery;

import io.drydock.aggregator.apiregistration.ApiService;
import io.drydock.aggregator.apiregistration.ApiServiceCache;
import io.drydock.aggregator.apiregistration.ApiServiceOrder;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apiserver.endpoints.discovery.DiscoveryHandler;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers {@code /apis}: every group that any APIService serves, the aggregator's own first.
 *
 * @see "Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver/handler_apis.go: apisHandler"
 */
public final class ApisHandler implements Handler {
    private final List<ApiService> own;
    private final ApiServiceCache services;

    /** @param ownVersions of {@code apiregistration.k8s.io}, the preferred one first */
    public ApisHandler(List<GroupVersion> ownVersions, ApiServiceCache services) {
        this.own = ownVersions.stream()
                .map(version -> new ApiService("", version, Optional.empty(), 0, 0, true))
                .toList();
        this.services = services;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("kind", "APIGroupList");
        list.put("apiVersion", "v1");
        var groups = list.putArray("groups");
        groups.add(ApiGroupDocument.of(own));
        for (List<ApiService> group : ApiServiceOrder.byGroup(services.all())) {
            if (!group.getFirst().groupVersion().group().isEmpty()) {
                groups.add(ApiGroupDocument.of(group));
            }
        }
        DiscoveryHandler.answer(exchange, list);
    }
}
