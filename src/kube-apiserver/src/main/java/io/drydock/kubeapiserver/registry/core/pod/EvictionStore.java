package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.GoText;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.Creater;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves {@code pods/eviction}: deletes a pod unless too few would be left of those that a disruption budget protects.
 *
 * @see "Go: pkg/registry/core/pod/storage/eviction.go: EvictionREST"
 */
final class EvictionStore implements Creater {
    private final Store pods;
    private final DisruptionBudgets budgets;
    private final EvictedPods evicted;
    private final GroupVersionKind kind;

    /** @param kind of evictions in this release */
    EvictionStore(Store pods, DisruptionBudgets budgets, EvictedPods evicted, GroupVersionKind kind) {
        this.pods = pods;
        this.budgets = budgets;
        this.evicted = evicted;
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

    /** Clients of before the budgets' first stable version go on saying what they said. */
    @Override
    public boolean accepts(GroupVersion version) {
        return version.group().equals(kind.group());
    }

    @Override
    public KubeObject create(RequestScope scope, String name, KubeObject eviction, WriteOptions options) {
        if (!name.equals(eviction.name())) {
            throw StatusErrors.badRequest("name in URL does not match name in Eviction object");
        }
        ObjectNode asked = deleteOptions(eviction, options);
        options.admission().admit(Optional.of(eviction), Optional.empty());
        options.admission().validate(Optional.of(eviction), Optional.empty());
        KubeObject pod = pods.get(scope, name, asked.objectNode());
        if (mayGoAnyway(pod)) {
            evicted.delete(scope, name, hasEnded(pod) ? asked : asItIs(asked, pod));
            return success();
        }
        return switch (budgets.spend(pod, isDryRun(asked))) {
            case DisruptionBudgets.MayGo free -> {
                evicted.delete(scope, name, asked);
                yield success();
            }
            case DisruptionBudgets.MayGoAsItIs careful -> {
                deleteAsItIs(scope, pod, asked, careful.budget());
                yield success();
            }
            case DisruptionBudgets.Unclear unclear ->
                KubeObject.of(unclear.status().toTree());
        };
    }

    private void deleteAsItIs(RequestScope scope, KubeObject pod, ObjectNode asked, String budget) {
        try {
            evicted.delete(scope, pod.name(), asItIs(asked, pod));
        } catch (StatusException failure) {
            boolean changed = failure.status().code() == 409
                    && !asked.path("preconditions").has("resourceVersion");
            throw changed ? DisruptionBudgets.beingProcessed(budget, budgets.retryAfterSeconds()) : failure;
        }
    }

    /** The request and the eviction in its body may both ask for a dry run, if they ask for the same. */
    private static ObjectNode deleteOptions(KubeObject eviction, WriteOptions options) {
        JsonNode given = eviction.at("deleteOptions");
        ObjectNode asked = given instanceof ObjectNode present
                ? present.deepCopy()
                : eviction.tree().objectNode();
        JsonNode inRequest = options.options().path("dryRun");
        JsonNode inBody = asked.path("dryRun");
        if (inBody.isEmpty() && !inRequest.isEmpty()) {
            asked.set("dryRun", inRequest.deepCopy());
        } else if (!inBody.isEmpty() && !inRequest.isEmpty() && !inBody.equals(inRequest)) {
            throw new StatusException(Status.failure(
                    500,
                    "",
                    "Non-matching dry-run options in request and content: " + GoText.plain(inRequest) + " and "
                            + GoText.plain(inBody)));
        }
        return asked;
    }

    private static boolean isDryRun(ObjectNode options) {
        return !options.path("dryRun").isEmpty();
    }

    /** So that a pod which has become ready meanwhile, and counts again, does not go. */
    private static ObjectNode asItIs(ObjectNode options, KubeObject pod) {
        ObjectNode careful = options.deepCopy();
        if (!careful.path("preconditions").has("resourceVersion")) {
            careful.withObjectProperty("preconditions").put("resourceVersion", pod.resourceVersion());
        }
        return careful;
    }

    private static KubeObject success() {
        return KubeObject.of(new Status(Status.SUCCESS, "", "", Optional.empty(), 0).toTree());
    }

    /** A pod that has ended, has not begun or is going already is not missed. */
    private static boolean mayGoAnyway(KubeObject pod) {
        return hasEnded(pod) || phase(pod).equals("Pending");
    }

    private static boolean hasEnded(KubeObject pod) {
        return phase(pod).equals("Succeeded")
                || phase(pod).equals("Failed")
                || pod.deletionTimestamp().isPresent();
    }

    private static String phase(KubeObject pod) {
        return pod.at("status", "phase").asString("");
    }
}
