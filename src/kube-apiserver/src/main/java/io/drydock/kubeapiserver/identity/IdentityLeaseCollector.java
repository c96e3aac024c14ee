package io.drydock.kubeapiserver.identity;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.controller.Reconciler;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.WriteOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * Clears away the leases of servers that have ended without taking theirs back, once an hour.
 *
 * @see "Go (1.36): pkg/controlplane/controller/apiserverleasegc/gc_controller.go: Controller"
 */
public final class IdentityLeaseCollector implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofHours(1);
    private static final String ALL = "leases";

    private final Store leases;
    private final Clock clock;
    private final Reconciler reconciler = new Reconciler("identity-lease-collector", this::collect);

    public IdentityLeaseCollector(Store leases, Clock clock) {
        this.leases = leases;
        this.clock = clock;
    }

    /** Returns at once. */
    public void start() {
        reconciler.add(ALL);
        reconciler.start();
    }

    @Override
    public void close() {
        reconciler.close();
    }

    private void collect(String key) {
        leases.list(IdentityLease.SCOPE, ListOptions.ALL).items().stream()
                .map(EncodedObject::object)
                .filter(IdentityLeaseCollector::isOfServer)
                .filter(this::isExpired)
                .forEach(this::delete);
        reconciler.addAfter(key, AGAIN);
    }

    private void delete(KubeObject lease) {
        try {
            leases.delete(IdentityLease.SCOPE, lease.name(), WriteOptions.internal());
        } catch (StatusException gone) {
            if (!gone.isNotFound()) {
                throw gone;
            }
        }
    }

    private static boolean isOfServer(KubeObject lease) {
        return lease.metadata()
                .path("labels")
                .path(IdentityLease.IDENTITY)
                .asString("")
                .equals(ServerIdentity.COMPONENT);
    }

    /** One that does not say until when it lasts has been made by somebody else, and lasts no longer. */
    private boolean isExpired(KubeObject lease) {
        int seconds = lease.at("spec", "leaseDurationSeconds").asInt(0);
        try {
            Instant renewed = Instant.parse(lease.at("spec", "renewTime").asString(""));
            return seconds == 0 || renewed.plusSeconds(seconds).isBefore(clock.instant());
        } catch (DateTimeParseException absent) {
            return true;
        }
    }
}
