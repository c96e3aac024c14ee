package io.drydock.kubeapiserver.registry.core.rest;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.controller.Reconciler;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.reconcilers.EndpointReconciler;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the namespaces that every cluster has, and the service {@code kubernetes} with its endpoints, through which
 * what runs in the cluster finds the server. Looks after them again, the service every ten seconds and the namespaces
 * every minute.
 *
 * @see "Go: pkg/controlplane/controller.go: Controller"
 */
public final class BootstrapController implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BootstrapController.class);
    private static final List<String> NAMESPACES = List.of("kube-system", "kube-public", "kube-node-lease", "default");
    private static final Duration NAMESPACES_AGAIN = Duration.ofSeconds(60);
    private static final Duration SERVICE_AGAIN = Duration.ofSeconds(10);
    private static final String SERVICE = "kubernetes";
    private static final String ALL_NAMESPACES = "namespaces";
    private static final String DEFAULT = "default";

    private final Scheme scheme;
    private final ResourceDirectory directory;
    private final Address address;
    private final EndpointReconciler endpoints;
    private final Reconciler reconciler = new Reconciler("bootstrap-controller", this::reconcileAgain);

    /**
     * Where the server is.
     *
     * @param serviceAddress the cluster IP of the service
     * @param endpointPort on which the server listens
     */
    public record Address(String serviceAddress, int servicePort, int endpointPort) {}

    /** @param scheme which fills in what a client that makes these objects would leave out too */
    public BootstrapController(
            Scheme scheme, ResourceDirectory directory, Address address, EndpointReconciler endpoints) {
        this.scheme = scheme;
        this.directory = directory;
        this.address = address;
        this.endpoints = endpoints;
    }

    /** Makes everything, and goes on to look after it. */
    public void start() {
        reconcileNamespaces();
        reconcileService();
        reconciler.addAfter(SERVICE, SERVICE_AGAIN);
        reconciler.addAfter(ALL_NAMESPACES, NAMESPACES_AGAIN);
        reconciler.start();
    }

    /** Takes this server out of the endpoints, so that nobody is sent to it any more. */
    public void stop() {
        reconciler.close();
        endpoints.remove();
    }

    @Override
    public void close() {
        reconciler.close();
    }

    private void reconcileAgain(String key) {
        boolean isService = key.equals(SERVICE);
        try {
            if (isService) {
                reconcileService();
            } else {
                reconcileNamespaces();
            }
        } finally {
            reconciler.addAfter(key, isService ? SERVICE_AGAIN : NAMESPACES_AGAIN);
        }
    }

    private void reconcileNamespaces() {
        NAMESPACES.forEach(name -> createIfAbsent("namespaces", "", object("Namespace", name, "")));
    }

    private void reconcileService() {
        createIfAbsent("services", DEFAULT, service());
        endpoints.reconcile();
    }

    private void createIfAbsent(String resource, String namespace, KubeObject wanted) {
        Store store = store(resource);
        RequestScope scope = InternalScope.of(resource, namespace);
        if (isPresent(store, scope, wanted.name())) {
            return;
        }
        scheme.setDefaults(wanted);
        try {
            store.create(scope, "", wanted, WriteOptions.internal());
            LOG.info("created {} {}", resource, wanted.name());
        } catch (StatusException refused) {
            // Another server may have been faster; then what is wanted is there, and has what it needs.
            if (!isPresent(store, scope, wanted.name())) {
                throw refused;
            }
        }
    }

    private static boolean isPresent(Store store, RequestScope scope, String name) {
        try {
            store.get(scope, name, JsonNodeFactory.instance.objectNode());
            return true;
        } catch (StatusException absent) {
            if (!absent.isNotFound()) {
                throw absent;
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
        spec.put("ipFamilyPolicy", "SingleStack");
        spec.putArray("ports")
                .addObject()
                .put("name", "https")
                .put("protocol", "TCP")
                .put("port", address.servicePort())
                .put("targetPort", address.endpointPort());
        return service;
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
