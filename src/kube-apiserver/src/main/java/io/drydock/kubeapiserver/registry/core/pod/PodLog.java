package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupKind;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.proxy.Location;
import io.drydock.apiserver.proxy.LocationStreamer;
import io.drydock.apiserver.registry.rest.Connecter;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.kubelet.ConnectionInfo;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Serves {@code pods/log} with what the kubelet has. A pod that no node has taken on has written nothing yet.
 *
 * @see "Go: pkg/registry/core/pod/rest/log.go: LogREST"
 */
final class PodLog implements Connecter {
    private static final GroupKind OPTIONS = new GroupKind("", "PodLogOptions");
    private static final GroupResource LOGS = new GroupResource("", "pods/log");

    private final PodLocations locations;

    PodLog(PodLocations locations) {
        this.locations = locations;
    }

    @Override
    public GroupVersionKind kind() {
        return new GroupVersionKind("", "v1", "Pod");
    }

    @Override
    public boolean namespaced() {
        return true;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET");
    }

    @Override
    public boolean negotiates() {
        return true;
    }

    @Override
    public void connect(RequestScope scope, String name, String path, HttpExchange exchange) throws IOException {
        LogOptions options = LogOptions.of(exchange.query());
        FieldErrors errors = options.validate();
        if (!errors.isEmpty()) {
            throw StatusErrors.invalid(OPTIONS, name, errors.list());
        }
        KubeObject pod = locations.pod(scope, name);
        String container = PodLocations.container(pod, exchange);
        Optional<ConnectionInfo> kubelet = locations.kubelet(pod);
        if (kubelet.isEmpty()) {
            exchange.setStatus(204);
            return;
        }
        Location location = kubelet.get()
                .root()
                .withPath("/containerLogs/" + pod.namespace() + "/" + pod.name() + "/" + container)
                .withRawQuery(options.toQuery());
        new LocationStreamer(
                        location,
                        options.insecureSkipTlsVerifyBackend()
                                ? kubelet.get().unverified()
                                : kubelet.get().transport(),
                        "text/plain")
                .stream(exchange, LOGS, name);
    }
}
