package io.drydock.kubeapiserver.registry.core.rest;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apiserver.controller.Repetition;
import io.drydock.kubeapiserver.reconcilers.EndpointReconciler;
import io.drydock.kubeapiserver.registry.core.service.AddressClaims;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the service {@code kubernetes} with its endpoints, through which what runs in the cluster finds the server, and
 * looks after it again every ten seconds.
 *
 * @see "Go: pkg/controlplane/controller.go: Controller"
 */
public final class BootstrapController implements AutoCloseable {
    private static final Duration SERVICE_AGAIN = Duration.ofSeconds(10);
    private static final String SERVICE = "kubernetes";
    private static final String DEFAULT = "default";

    private final OwnObjects objects;
    private final AddressClaims claims;
    private final Address address;
    private final EndpointReconciler endpoints;
    private final Repetition repetition = new Repetition("bootstrap-controller", SERVICE_AGAIN, this::reconcileService);

    /**
     * Where the server is.
     *
     * @param serviceAddress the cluster IP of the service
     * @param endpointPort on which the server listens
     */
    public record Address(String serviceAddress, int servicePort, int endpointPort) {}

    /** @param scheme which fills in what a client that makes this object would leave out too */
    public BootstrapController(
            Scheme scheme, ResourceDirectory directory, Address address, EndpointReconciler endpoints) {
        this.objects = new OwnObjects(scheme, directory);
        this.claims = new AddressClaims(scheme.catalog().release(), directory);
        this.address = address;
        this.endpoints = endpoints;
    }

    /** Makes everything, and goes on to look after it. */
    public void start() {
        repetition.start();
    }

    /** Takes this server out of the endpoints, so that nobody is sent to it any more. */
    public void stop() {
        repetition.close();
        endpoints.remove();
    }

    @Override
    public void close() {
        repetition.close();
    }

    private void reconcileService() {
        objects.createIfAbsent("services", DEFAULT, service());
        claims.claim(OwnObjects.object("Service", SERVICE, DEFAULT), List.of(address.serviceAddress()));
        endpoints.reconcile();
    }

    private KubeObject service() {
        KubeObject service = OwnObjects.object("Service", SERVICE, DEFAULT);
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
}
