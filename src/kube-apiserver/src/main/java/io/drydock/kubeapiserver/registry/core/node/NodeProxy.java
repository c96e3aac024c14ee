package io.drydock.kubeapiserver.registry.core.node;

import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.Connecter;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Serves {@code nodes/proxy}. Without a network that reaches nodes there is no agent to pass a request on to.
 *
 * @see "Go: pkg/registry/core/node/rest/proxy.go: ProxyREST"
 */
final class NodeProxy implements Connecter {
    private final Store nodes;

    NodeProxy(Store nodes) {
        this.nodes = nodes;
    }

    @Override
    public GroupVersionKind kind() {
        return new GroupVersionKind("", "v1", "NodeProxyOptions");
    }

    @Override
    public boolean namespaced() {
        return false;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    }

    @Override
    public void connect(RequestScope scope, String name, String path, HttpExchange exchange) {
        nodes.get(scope, name, JsonNodeFactory.instance.objectNode());
        throw StatusErrors.serviceUnavailable(
                "error trying to reach service: no connection to the agent of node " + name);
    }
}
