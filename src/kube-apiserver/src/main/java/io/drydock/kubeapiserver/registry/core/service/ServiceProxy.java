package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.Connecter;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Serves {@code services/proxy}. Without a network that reaches pods there is no endpoint to pass a request on to.
 *
 * @see "Go: pkg/registry/core/service/proxy.go: ProxyREST"
 */
final class ServiceProxy implements Connecter {
    private final Store services;

    ServiceProxy(Store services) {
        this.services = services;
    }

    @Override
    public GroupVersionKind kind() {
        return new GroupVersionKind("", "v1", "ServiceProxyOptions");
    }

    @Override
    public boolean namespaced() {
        return true;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    }

    /** @param name may say scheme and port: {@code https:web:443} */
    @Override
    public void connect(RequestScope scope, String name, String path, HttpExchange exchange) {
        String[] parts = name.split(":", -1);
        String service = parts.length == 3 ? parts[1] : parts[0];
        services.get(scope, service, JsonNodeFactory.instance.objectNode());
        throw StatusErrors.serviceUnavailable("no endpoints available for service \"" + service + "\"");
    }
}
