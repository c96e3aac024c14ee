package io.drydock.aggregator.discovery;

import io.drydock.aggregator.apiregistration.ApiService;
import io.drydock.aggregator.apiregistration.ApiServiceCache;
import io.drydock.apiserver.endpoints.discovery.DiscoveryHandler;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers {@code /apis/GROUP} from the APIServices of the group; a group without any is the delegate's affair.
 *
 * @see "Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver/handler_apis.go: apiGroupHandler"
 */
public final class ApiGroupHandler implements Handler {
    private final String group;
    private final ApiServiceCache services;
    private final Handler delegate;

    public ApiGroupHandler(String group, ApiServiceCache services, Handler delegate) {
        this.group = group;
        this.services = services;
        this.delegate = delegate;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        List<ApiService> versions = services.ofGroup(group);
        if (versions.isEmpty()) {
            delegate.handle(exchange);
            return;
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("kind", "APIGroup");
        document.put("apiVersion", "v1");
        document.setAll(ApiGroupDocument.of(versions));
        DiscoveryHandler.answer(exchange, document);
    }
}
