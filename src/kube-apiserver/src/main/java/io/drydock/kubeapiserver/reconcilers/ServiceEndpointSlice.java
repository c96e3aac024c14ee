package io.drydock.kubeapiserver.reconcilers;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;

/**
 * The endpoints of the service {@code kubernetes} once more, as the slice that newer clients read.
 *
 * @see "Go: pkg/controlplane/reconcilers/endpointsadapter.go: EndpointsAdapter.EnsureEndpointSliceFromEndpoints"
 */
public final class ServiceEndpointSlice {
    private static final String NAME = "kubernetes";
    private static final String NAMESPACE = "default";

    private final Store store;
    private final int port;
    private final RequestScope scope = InternalScope.of("endpointslices", NAMESPACE);

    /** @param port on which all servers listen */
    public ServiceEndpointSlice(Store store, int port) {
        this.store = store;
        this.port = port;
    }

    /** @param addresses of all servers */
    void follow(List<String> addresses) {
        KubeObject wanted = slice(addresses);
        Optional<KubeObject> present = store.find(scope, NAME);
        if (present.isEmpty()) {
            store.create(scope, "", wanted, WriteOptions.internal());
        } else if (!present.get().at("addressType").equals(wanted.at("addressType"))) {
            // A slice keeps the kind of address it began with.
            store.delete(scope, NAME, WriteOptions.internal());
            store.create(scope, "", wanted, WriteOptions.internal());
        } else {
            store.update(scope, NAME, current -> with(current.orElse(wanted), wanted), false, WriteOptions.internal());
        }
    }

    private static KubeObject with(KubeObject present, KubeObject wanted) {
        KubeObject changed = present.deepCopy();
        changed.metadata().set("labels", wanted.metadata().path("labels"));
        changed.tree().set("endpoints", wanted.at("endpoints"));
        changed.tree().set("ports", wanted.at("ports"));
        return changed;
    }

    private KubeObject slice(List<String> addresses) {
        KubeObject slice = KubeObject.ofKind(store.kind());
        slice.setName(NAME);
        slice.setNamespace(NAMESPACE);
        slice.metadata().withObjectProperty("labels").put("kubernetes.io/service-name", NAME);
        boolean newFamily = !addresses.isEmpty() && addresses.stream().allMatch(address -> address.contains(":"));
        slice.tree().put("addressType", newFamily ? "IPv6" : "IPv4");
        ArrayNode endpoints = slice.tree().putArray("endpoints");
        ArrayNode ports = slice.tree().putArray("ports");
        for (String address : addresses) {
            var endpoint = endpoints.addObject();
            endpoint.putArray("addresses").add(address);
            endpoint.putObject("conditions").put("ready", true);
        }
        if (!addresses.isEmpty()) {
            ports.addObject().put("name", "https").put("port", port).put("protocol", "TCP");
        }
        return slice;
    }
}
