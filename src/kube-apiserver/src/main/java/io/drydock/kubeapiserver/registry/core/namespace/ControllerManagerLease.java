package io.drydock.kubeapiserver.registry.core.namespace;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Tells whether a controller manager is at work, by the lease that every one of them renews while it leads.
 *
 * @see "Go: cmd/kube-controller-manager/app/controllermanager.go: leaderElectAndRun"
 */
public final class ControllerManagerLease {
    private static final GroupResource LEASES = new GroupResource("coordination.k8s.io", "leases");
    private static final String NAMESPACE = "kube-system";
    private static final String NAME = "kube-controller-manager";

    private final ResourceDirectory directory;
    private final Clock clock;

    public ControllerManagerLease(ResourceDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    public boolean isAbsent() {
        return directory
                .store(LEASES)
                .flatMap(ControllerManagerLease::lease)
                .filter(this::isHeld)
                .isEmpty();
    }

    private static Optional<KubeObject> lease(Store leases) {
        try {
            return Optional.of(leases.get(
                    InternalScope.of(LEASES.resource(), NAMESPACE), NAME, JsonNodeFactory.instance.objectNode()));
        } catch (StatusException absent) {
            return Optional.empty();
        }
    }

    private boolean isHeld(KubeObject lease) {
        try {
            return Instant.parse(lease.at("spec", "renewTime").asString(""))
                    .plusSeconds(lease.at("spec", "leaseDurationSeconds").asLong(0))
                    .isAfter(clock.instant());
        } catch (DateTimeParseException neverRenewed) {
            return false;
        }
    }
}
