package io.drydock.apiserver.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.registry.rest.Connecter;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.io.IOException;
import java.util.Set;

/** Says which name and path it was connected to. */
final class PathEcho implements Connecter {
    @Override
    public GroupVersionKind kind() {
        return new GroupVersionKind("", "v1", "PodProxyOptions");
    }

    @Override
    public boolean namespaced() {
        return true;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "POST");
    }

    @Override
    public void connect(RequestScope scope, String name, String path, HttpExchange exchange) throws IOException {
        exchange.send(200, "text/plain", (name + " at " + path).getBytes(UTF_8));
    }
}
