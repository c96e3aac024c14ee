package io.drydock.kubeapiserver.registry.core.proxy;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.Query;
import io.drydock.apiserver.proxy.Location;
import io.drydock.apiserver.proxy.Transport;
import io.drydock.apiserver.proxy.UpgradeAwareHandler;
import io.drydock.apiserver.registry.rest.Connecter;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Passes requests on to what an object stands for; which address that is, the object's own kind knows.
 *
 * @see "Go: pkg/registry/core/pod/rest/subresources.go: newThrottledUpgradeAwareProxyHandler"
 */
public abstract class ProxyConnecter implements Connecter {
    private final GroupVersionKind kind;
    private final boolean namespaced;

    /** @param options the kind of the request's options, such as {@code PodProxyOptions} */
    protected ProxyConnecter(String options, boolean namespaced) {
        this.kind = new GroupVersionKind("", "v1", options);
        this.namespaced = namespaced;
    }

    /** Where to, without a path, and on which way. */
    public record Target(Location root, Transport transport) {}

    /**
     * @param name of the object, often with a scheme and a port
     * @throws StatusException when there is nothing to pass requests on to
     */
    protected abstract Target target(RequestScope scope, String name);

    @Override
    public final GroupVersionKind kind() {
        return kind;
    }

    @Override
    public final boolean namespaced() {
        return namespaced;
    }

    @Override
    public final Set<String> methods() {
        return Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    }

    @Override
    public final Optional<KubeObject> connectOptions(Query query, String path) {
        KubeObject options = KubeObject.ofKind(kind);
        if (!path.isEmpty()) {
            options.tree().put("path", "/" + path);
        }
        return Optional.of(options);
    }

    @Override
    public final void connect(RequestScope scope, String name, String path, HttpExchange exchange) throws IOException {
        Target target = target(scope, name);
        boolean isRoot = path.isEmpty() && !exchange.path().endsWith("/");
        Location location = target.root().withPath(isRoot ? "" : "/" + path);
        new UpgradeAwareHandler(location, target.transport(), UpgradeAwareHandler.Kind.REVERSE_PROXY).handle(exchange);
    }
}
