package io.drydock.apiextensions.controller;

import io.drydock.apimachinery.meta.Conditions;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.controller.Reconciler;
import io.drydock.apiserver.controller.StatusWriter;
import io.drydock.apiserver.informer.Informer;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.rest.Updater;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Accepts the names of definitions, first come first served, and says so in their conditions. A definition whose names
 * are accepted is being installed; it stays so, as custom resources are not served.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/controller/status/naming_controller.go"
 */
public final class NamingController implements AutoCloseable {
    private final Informer definitions;
    private final StatusWriter status;
    private final Clock clock;
    private final Reconciler reconciler = new Reconciler("crd-naming", this::reconcile);

    /** @param status what serves {@code customresourcedefinitions/status} */
    public NamingController(Informer definitions, Updater status, Clock clock) {
        this.definitions = definitions;
        this.status = new StatusWriter(status, InternalScope.ofStatus("customresourcedefinitions"));
        this.clock = clock;
        definitions.addHandler(this::changed);
    }

    public void start() {
        reconciler.start();
    }

    @Override
    public void close() {
        reconciler.close();
    }

    /** A definition that is gone has freed its names: the others of its group may have them now. */
    private void changed(Optional<KubeObject> before, Optional<KubeObject> after) {
        if (after.isPresent()) {
            reconciler.add(after.get().name());
        } else {
            before.ifPresent(gone -> others(gone).forEach(other -> reconciler.add(other.name())));
        }
    }

    private List<KubeObject> others(KubeObject definition) {
        return definitions.list().stream()
                .filter(other -> !other.name().equals(definition.name()))
                .filter(other -> other.at("spec", "group").equals(definition.at("spec", "group")))
                .toList();
    }

    private void reconcile(String name) {
        Optional<KubeObject> current = definitions.get("", name);
        if (current.isEmpty()
                || current.get().at("spec", "names").equals(current.get().at("status", "acceptedNames"))) {
            return;
        }
        KubeObject wanted = current.get().deepCopy();
        AcceptedNames accepted = AcceptedNames.of(wanted, others(wanted));
        wanted.objectAt("status").set("acceptedNames", accepted.names());
        accepted.conflict()
                .ifPresentOrElse(
                        conflict -> setCondition(wanted, "NamesAccepted", false, conflict.reason(), conflict.message()),
                        () -> setCondition(wanted, "NamesAccepted", true, "NoConflicts", "no conflicts found"));
        if (accepted.conflict().isEmpty()) {
            setCondition(wanted, "Established", false, "Installing", "the initial names have been accepted");
        } else {
            setCondition(wanted, "Established", false, "NotAccepted", "not all names are accepted");
        }
        status.write(current.get(), wanted);
    }

    private void setCondition(KubeObject definition, String type, boolean value, String reason, String message) {
        Conditions.set(definition, type, value, reason, message, clock.instant());
    }
}
