package io.drydock.aggregator;

import io.drydock.aggregator.apiregistration.ApiService;
import io.drydock.aggregator.apiregistration.ApiService.ServiceReference;
import io.drydock.aggregator.apiregistration.Availability;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apiserver.controller.Reconciler;
import io.drydock.apiserver.controller.StatusWriter;
import io.drydock.apiserver.informer.Informer;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.rest.Updater;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Keeps the condition {@code Available} of every APIService true to what can be said of it: a local one always is; a
 * remote one is looked for as far as its service and endpoints.
 *
 * @see "Go: staging/src/k8s.io/kube-aggregator/pkg/controllers/status/available_controller.go:
 *     AvailableConditionController.sync"
 */
final class AvailabilityController implements AutoCloseable {
    private final Informer apiServices;
    private final Informer services;
    private final Informer endpoints;
    private final StatusWriter status;
    private final Clock clock;
    private final Reconciler reconciler = new Reconciler("apiservice-status-available", this::reconcile);

    /**
     * @param status what serves {@code apiservices/status}
     * @param which of them it looks after
     */
    AvailabilityController(
            Informer apiServices,
            Informer services,
            Informer endpoints,
            Updater status,
            Clock clock,
            Predicate<ApiService> which) {
        this.apiServices = apiServices;
        this.services = services;
        this.endpoints = endpoints;
        this.status = new StatusWriter(status, InternalScope.ofStatus("apiservices"));
        this.clock = clock;
        apiServices.addHandler((before, after) ->
                after.map(ApiService::of).filter(which).ifPresent(service -> reconciler.add(service.name())));
        services.addHandler(this::serviceChanged);
        endpoints.addHandler(this::serviceChanged);
    }

    void start() {
        reconciler.start();
    }

    @Override
    public void close() {
        reconciler.close();
    }

    /** A service and its endpoints share a name: whichever changed, the APIServices that refer to it look again. */
    private void serviceChanged(Optional<KubeObject> before, Optional<KubeObject> after) {
        KubeObject changed = after.or(() -> before).orElseThrow();
        for (KubeObject object : apiServices.list()) {
            ApiService.of(object)
                    .service()
                    .filter(reference -> reference.name().equals(changed.name())
                            && reference.namespace().equals(changed.namespace()))
                    .ifPresent(reference -> reconciler.add(object.name()));
        }
    }

    private void reconcile(String name) {
        Optional<KubeObject> current = apiServices.get("", name);
        if (current.isEmpty()) {
            return;
        }
        KubeObject wanted = current.get().deepCopy();
        ApiService.of(wanted)
                .service()
                .ifPresentOrElse(
                        reference -> setRemote(wanted, reference),
                        () -> Availability.setLocal(wanted, clock.instant()));
        status.write(current.get(), wanted);
    }

    private void setRemote(KubeObject object, ServiceReference reference) {
        String where = "service/" + reference.name() + " in " + GoValue.quote(reference.namespace());
        Optional<KubeObject> service = services.get(reference.namespace(), reference.name());
        if (service.isEmpty()) {
            unavailable(object, "ServiceNotFound", where + " is not present");
        } else if (!listens(service.get(), reference.port())) {
            unavailable(object, "ServicePortError", where + " is not listening on port " + reference.port());
        } else if (endpoints.get(reference.namespace(), reference.name()).isEmpty()) {
            unavailable(object, "EndpointsNotFound", "cannot find endpoints for " + where);
        } else {
            unavailable(object, "FailedDiscoveryCheck", "this server does not forward requests to other API servers");
        }
    }

    private static boolean listens(KubeObject service, int port) {
        for (JsonNode entry : service.at("spec", "ports")) {
            if (entry.path("port").asInt(0) == port) {
                return true;
            }
        }
        return false;
    }

    private void unavailable(KubeObject object, String reason, String message) {
        Availability.setUnavailable(object, reason, message, clock.instant());
    }
}
