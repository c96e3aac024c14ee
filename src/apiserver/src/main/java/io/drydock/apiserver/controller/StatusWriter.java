package io.drydock.apiserver.controller;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.Updater;
import io.drydock.apiserver.registry.rest.WriteOptions;
import java.util.Optional;

/**
 * Writes what a controller has found out into the status of objects. When another has been faster nothing is written:
 * the informer will name the object again.
 */
public final class StatusWriter {
    private final Updater status;
    private final RequestScope scope;

    /**
     * @param status what serves the subresource {@code status}
     * @param scope of that subresource
     */
    public StatusWriter(Updater status, RequestScope scope) {
        this.status = status;
        this.scope = scope;
    }

    /**
     * Does nothing if the status is what it should be.
     *
     * @throws StatusException when the object cannot be written
     */
    public void write(KubeObject current, KubeObject wanted) {
        if (wanted.at("status").equals(current.at("status"))) {
            return;
        }
        try {
            status.update(scope, wanted.name(), stored -> withStatus(stored, wanted), false, WriteOptions.internal());
        } catch (StatusException failure) {
            if (!failure.isOvertaken()) {
                throw failure;
            }
        }
    }

    private static KubeObject withStatus(Optional<KubeObject> stored, KubeObject wanted) {
        KubeObject changed = stored.orElse(wanted).deepCopy();
        changed.tree().set("status", wanted.at("status").deepCopy());
        return changed;
    }
}
