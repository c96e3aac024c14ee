package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.Creater;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves {@code pods/eviction}: deletes a pod unless too few would be left of those that a disruption budget protects.
 *
 * @see "Go: pkg/registry/core/pod/storage/eviction.go: EvictionREST"
 */
final class EvictionStore implements Creater {
    private final Store pods;
    private final DisruptionBudgets budgets;
    private final GroupVersionKind kind;

    /** @param kind of evictions in this release */
    EvictionStore(Store pods, DisruptionBudgets budgets, GroupVersionKind kind) {
        this.pods = pods;
        this.budgets = budgets;
        this.kind = kind;
    }

    @Override
    public GroupVersionKind kind() {
        return kind;
    }

    @Override
    public boolean namespaced() {
        return true;
    }

    @Override
    public KubeObject create(RequestScope scope, String name, KubeObject eviction, WriteOptions options) {
        if (!name.equals(eviction.name())) {
            throw StatusErrors.badRequest("name in URL does not match name in Eviction object");
        }
        options.admission().admit(Optional.of(eviction), Optional.empty());
        options.admission().validate(Optional.of(eviction), Optional.empty());
        ObjectNode none = eviction.tree().objectNode();
        KubeObject pod = pods.get(scope, name, none);
        boolean dryRun =
                options.dryRun() || !eviction.at("deleteOptions", "dryRun").isEmpty();
        if (!mayGoAnyway(pod)) {
            budgets.spend(pod, dryRun);
        }
        ObjectNode deleteOptions = eviction.at("deleteOptions") instanceof ObjectNode given ? given.deepCopy() : none;
        pods.delete(scope, name, new WriteOptions(dryRun, deleteOptions, WriteOptions.Admission.NONE));
        return KubeObject.of(new Status(Status.SUCCESS, "", "", Optional.empty(), 0).toTree());
    }

    /** A pod that has ended, has not begun or is going already is not missed. */
    private static boolean mayGoAnyway(KubeObject pod) {
        String phase = pod.at("status", "phase").asString("");
        return phase.equals("Succeeded")
                || phase.equals("Failed")
                || phase.equals("Pending")
                || pod.deletionTimestamp().isPresent();
    }
}
