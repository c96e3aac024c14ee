package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.endpoints.handlers.QueryParameters;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.Query;
import io.drydock.apiserver.proxy.UpgradeAwareHandler;
import io.drydock.apiserver.registry.rest.Connecter;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.kubelet.ConnectionInfo;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Serves {@code pods/exec}, {@code pods/attach} and {@code pods/portforward}: a tunnel to the kubelet, in whatever
 * protocol it and the client agree on.
 *
 * @see "Go: pkg/registry/core/pod/rest/subresources.go: ExecREST, AttachREST, PortForwardREST"
 */
final class PodStream implements Connecter {
    private final PodLocations locations;
    private final GroupVersionKind kind;
    private final String root;
    private final boolean intoContainer;

    /**
     * @param options the kind of the request's options, such as {@code PodExecOptions}
     * @param root the first part of the kubelet's path
     * @param intoContainer whether the request is for one container rather than for the pod
     */
    private PodStream(PodLocations locations, String options, String root, boolean intoContainer) {
        this.locations = locations;
        this.kind = new GroupVersionKind("", "v1", options);
        this.root = root;
        this.intoContainer = intoContainer;
    }

    static PodStream exec(PodLocations locations) {
        return new PodStream(locations, "PodExecOptions", "/exec/", true);
    }

    static PodStream attach(PodLocations locations) {
        return new PodStream(locations, "PodAttachOptions", "/attach/", true);
    }

    static PodStream portForward(PodLocations locations) {
        return new PodStream(locations, "PodPortForwardOptions", "/portForward/", false);
    }

    @Override
    public GroupVersionKind kind() {
        return kind;
    }

    @Override
    public boolean namespaced() {
        return true;
    }

    /** Browsers can only ask for a WebSocket by GET. */
    @Override
    public Set<String> methods() {
        return Set.of("GET", "POST");
    }

    @Override
    public Optional<KubeObject> connectOptions(Query query, String path) {
        KubeObject options = KubeObject.ofKind(kind);
        QueryParameters asked = new QueryParameters(query);
        if (!intoContainer) {
            asked.copyIntegers("ports", options.tree());
            return Optional.of(options);
        }
        asked.truth("stdin").filter(on -> on).ifPresent(on -> options.tree().put("stdin", true));
        options.tree().put("stdout", true).put("stderr", true);
        asked.truth("tty").filter(on -> on).ifPresent(on -> options.tree().put("tty", true));
        asked.copyText("container", options.tree());
        if (kind.kind().equals("PodExecOptions")) {
            asked.copyTexts("command", options.tree());
        }
        return Optional.of(options);
    }

    @Override
    public void connect(RequestScope scope, String name, String path, HttpExchange exchange) throws IOException {
        KubeObject pod = locations.pod(scope, name);
        String container = intoContainer ? "/" + PodLocations.container(pod, exchange) : "";
        ConnectionInfo kubelet = locations.requireKubelet(pod);
        new UpgradeAwareHandler(
                        kubelet.root()
                                .withPath(root + pod.namespace() + "/" + pod.name() + container)
                                .withRawQuery(parameters(exchange)),
                        kubelet.transport(),
                        UpgradeAwareHandler.Kind.UPGRADES_ONLY)
                .handle(exchange);
    }

    /** The kubelet has other names for what the client asks for. */
    private String parameters(HttpExchange exchange) {
        KubeletQuery query = new KubeletQuery();
        if (!intoContainer) {
            List<String> ports = exchange.query().values().getOrDefault("ports", List.of());
            query.addIfAny("port", String.join(",", ports));
            return query.encode();
        }
        exchange.query().values().getOrDefault("command", List.of()).forEach(word -> query.add("command", word));
        // Both are always on: the defaults of the options are set after what was asked for.
        query.add("error", "1");
        query.add("output", "1");
        QueryParameters asked = new QueryParameters(exchange.query());
        asked.truth("stdin").filter(on -> on).ifPresent(on -> query.add("input", "1"));
        asked.truth("tty").filter(on -> on).ifPresent(on -> query.add("tty", "1"));
        return query.encode();
    }
}
