package io.drydock.kubeapiserver.registry.core.rest;

import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.controller.Reconciler;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the namespaces that every cluster has, and the service {@code kubernetes} with its endpoints, through which
 * what runs in the cluster finds the server. Looks after them again every minute.
 *
 * @see "Go: pkg/controlplane/controller.go: Controller"
 */
public final class BootstrapController implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BootstrapController.class);
    private static final List<String> NAMESPACES = List.of("kube-system", "kube-public", "kube-node-lease", "default");
    private static final Duration AGAIN = Duration.ofSeconds(60);
    private static final String SERVICE = "kubernetes";
    private static final String DEFAULT = "default";

    private final ResourceDirectory directory;
    private final Address address;
    private final Reconciler reconciler = new Reconciler("bootstrap-controller", this::reconcileAgain);

    /**
     * Where the server is.
     *
     * @param serviceAddress the cluster IP of the service
     * @param endpointAddress where the server listens, as the cluster sees it
     */
    public record Address(String serviceAddress, int servicePort, String endpointAddress, int endpointPort) {}

    public BootstrapController(ResourceDirectory directory, Address address) {
        this.directory = directory;
        this.address = address;
    }

    /** Makes everything, and goes on to look after it. */
    public void start() {
        reconcile();
        reconciler.addAfter(SERVICE, AGAIN);
        reconciler.start();
    }

    @Override
    public void close() {
        reconciler.close();
    }

    private void reconcileAgain(String key) {
        reconcile();
        reconciler.addAfter(key, AGAIN);
    }

    private void reconcile() {
        NAMESPACES.forEach(name -> createIfAbsent("namespaces", "", object("Namespace", name, "")));
        createIfAbsent("services", DEFAULT, service());
        // A machine without a network has no address that endpoints may have; then the service leads nowhere.
        if (!IpAddress.parse(address.endpointAddress).map(IpAddress::isLoopback).orElse(false)) {
            reconcileEndpoints();
        }
    }

    /** An address that leads nowhere but to the same machine is refused in endpoints, and would help nobody. */
    private void reconcileEndpoints() {
        if (IpAddress.parse(address.endpointAddress())
                .map(IpAddress::isLoopback)
                .orElse(false)) {
            LOG.debug("{} cannot be an endpoint of the service {}", address.endpointAddress(), SERVICE);
            return;
        }
        Store store = store("endpoints");
        RequestScope scope = InternalScope.of("endpoints", DEFAULT);
        KubeObject wanted = endpoints();
        if (createIfAbsent("endpoints", DEFAULT, wanted.deepCopy())) {
            return;
        }
        store.update(scope, SERVICE, current -> withSubsets(current, wanted), false, WriteOptions.internal());
    }

    private static KubeObject withSubsets(Optional<KubeObject> current, KubeObject wanted) {
        KubeObject changed = current.orElse(wanted).deepCopy();
        changed.tree().set("subsets", wanted.at("subsets").deepCopy());
        return changed;
    }

    /** @return whether it was absent */
    private boolean createIfAbsent(String resource, String namespace, KubeObject wanted) {
        Store store = store(resource);
        RequestScope scope = InternalScope.of(resource, namespace);
        try {
            store.get(scope, wanted.name(), JsonNodeFactory.instance.objectNode());
            return false;
        } catch (StatusException absent) {
            if (absent.status().code() != 404) {
                throw absent;
            }
        }
        try {
            store.create(scope, "", wanted, WriteOptions.internal());
            LOG.info("created {} {}", resource, wanted.name());
            return true;
        } catch (StatusException overtaken) {
            if (overtaken.status().code() != 409) {
                throw overtaken;
            }
            return false;
        }
    }

    private KubeObject service() {
        KubeObject service = object("Service", SERVICE, DEFAULT);
        labels(service).put("component", "apiserver").put("provider", SERVICE);
        ObjectNode spec = service.objectAt("spec");
        spec.put("clusterIP", address.serviceAddress());
        spec.put("type", "ClusterIP");
        spec.put("sessionAffinity", "None");
        spec.putArray("ports")
                .addObject()
                .put("name", "https")
                .put("protocol", "TCP")
                .put("port", address.servicePort())
                .put("targetPort", address.endpointPort());
        return service;
    }

    private KubeObject endpoints() {
        KubeObject endpoints = object("Endpoints", SERVICE, DEFAULT);
        labels(endpoints).put("endpointslice.kubernetes.io/skip-mirror", "true");
        ObjectNode subset = endpoints.tree().putArray("subsets").addObject();
        subset.putArray("addresses").addObject().put("ip", address.endpointAddress());
        subset.putArray("ports")
                .addObject()
                .put("name", "https")
                .put("port", address.endpointPort())
                .put("protocol", "TCP");
        return endpoints;
    }

    private static ObjectNode labels(KubeObject object) {
        return object.metadata().withObjectProperty("labels");
    }

    private static KubeObject object(String kind, String name, String namespace) {
        KubeObject object = KubeObject.ofKind(new GroupVersionKind("", "v1", kind));
        object.setName(name);
        object.setNamespace(namespace);
        return object;
    }

    private Store store(String resource) {
        return directory.require(new GroupResource("", resource));
    }
}
