package io.drydock.kubeapiserver.reconcilers;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The endpoints of the service {@code kubernetes}: one port, and the addresses of all servers.
 *
 * @see "Go: pkg/controlplane/reconcilers/endpointsadapter.go: EndpointsAdapter"
 */
public final class ServiceEndpoints {
    private static final GroupVersionKind KIND = new GroupVersionKind("", "v1", "Endpoints");
    private static final String NAME = "kubernetes";
    private static final String NAMESPACE = "default";
    private static final int CONFLICT = 409;
    private static final int ATTEMPTS = 5;

    private final Store store;
    private final int port;
    private final Optional<ServiceEndpointSlice> slice;
    private final RequestScope scope = InternalScope.of("endpoints", NAMESPACE);

    /**
     * @param port on which all servers listen
     * @param slice that says the same; empty where slices are not served
     */
    public ServiceEndpoints(Store store, int port, Optional<ServiceEndpointSlice> slice) {
        this.store = store;
        this.port = port;
        this.slice = slice;
    }

    /** @param addresses what the addresses are to be, given what they are; asked again if another server was faster */
    void update(UnaryOperator<List<String>> addresses) {
        for (int attempt = 1; ; attempt++) {
            try {
                List<String> now = addresses(updateOnce(addresses));
                slice.ifPresent(each -> each.follow(now));
                return;
            } catch (StatusException overtaken) {
                if (overtaken.status().code() != CONFLICT || attempt == ATTEMPTS) {
                    throw overtaken;
                }
            }
        }
    }

    private KubeObject updateOnce(UnaryOperator<List<String>> addresses) {
        if (store.find(scope, NAME).isEmpty()) {
            return store.create(scope, "", with(fresh(), addresses.apply(List.of())), WriteOptions.internal());
        }
        return store.update(
                        scope,
                        NAME,
                        current -> {
                            KubeObject old = current.orElseGet(ServiceEndpoints::fresh);
                            return with(old.deepCopy(), addresses.apply(addresses(old)));
                        },
                        false,
                        WriteOptions.internal())
                .object();
    }

    private static List<String> addresses(KubeObject endpoints) {
        return endpoints
                .at("subsets")
                .valueStream()
                .flatMap(subset -> subset.path("addresses").valueStream())
                .map(address -> address.path("ip").asString(""))
                .toList();
    }

    private KubeObject with(KubeObject endpoints, List<String> addresses) {
        endpoints.metadata().withObjectProperty("labels").put("endpointslice.kubernetes.io/skip-mirror", "true");
        ArrayNode subsets = endpoints.tree().putArray("subsets");
        if (!addresses.isEmpty()) {
            ObjectNode subset = subsets.addObject();
            ArrayNode all = subset.putArray("addresses");
            addresses.stream().sorted().forEach(address -> all.addObject().put("ip", address));
            subset.putArray("ports")
                    .addObject()
                    .put("name", "https")
                    .put("port", port)
                    .put("protocol", "TCP");
        }
        return endpoints;
    }

    private static KubeObject fresh() {
        KubeObject endpoints = KubeObject.ofKind(KIND);
        endpoints.setName(NAME);
        endpoints.setNamespace(NAMESPACE);
        return endpoints;
    }
}
