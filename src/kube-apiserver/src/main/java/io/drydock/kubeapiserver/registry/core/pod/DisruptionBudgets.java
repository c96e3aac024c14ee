package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.meta.Conditions;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusCause;
import io.drydock.apimachinery.status.StatusDetails;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import io.drydock.kubeapiserver.registry.generic.UncheckedStrategy;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks the disruption budget that protects a pod whether the pod may go, and counts that it goes.
 *
 * @see "Go: pkg/registry/core/pod/storage/eviction.go: EvictionREST.checkAndDecrement"
 */
final class DisruptionBudgets {
    private static final GroupResource RESOURCE = new GroupResource("policy", "poddisruptionbudgets");
    static final String DISRUPTION_ALLOWED = "DisruptionAllowed";
    private static final int MOST_UNCONFIRMED = 2000;

    private final ResourceDirectory directory;
    private final EvictionRules rules;
    private final Clock clock;

    DisruptionBudgets(ResourceDirectory directory, EvictionRules rules, Clock clock) {
        this.directory = directory;
        this.rules = rules;
        this.clock = clock;
    }

    /** What the budgets say of a pod that is to go. */
    sealed interface Verdict {}

    /** It may go, whatever happens meanwhile. */
    record MayGo() implements Verdict {}

    /** It may go if it is still as it was looked at. */
    record MayGoAsItIs(String budget) implements Verdict {}

    /** Nobody can say. */
    record Unclear(Status status) implements Verdict {}

    /**
     * Asks, and counts that the pod goes unless this is a dry run.
     *
     * @throws StatusException when the budget does not allow it
     */
    Verdict spend(KubeObject pod, boolean dryRun) {
        RequestScope scope = InternalScope.of(RESOURCE.resource(), pod.namespace());
        Optional<Store> store = directory.store(RESOURCE);
        List<KubeObject> budgets =
                store.map(found -> protecting(found, scope, pod)).orElse(List.of());
        if (budgets.isEmpty()) {
            return new MayGo();
        }
        if (budgets.size() > 1) {
            return new Unclear(
                    Status.failure(
                            500,
                            "",
                            "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support."));
        }
        KubeObject budget = budgets.getFirst();
        if (rules.mayGoUncounted(budget, pod)) {
            return new MayGoAsItIs(budget.name());
        }
        if (dryRun) {
            spendOne(budget.deepCopy(), pod.name());
        } else {
            RequestScope status = InternalScope.ofStatus(RESOURCE.resource(), pod.namespace());
            decrement(store.orElseThrow(), status, budget.name(), pod.name());
        }
        return new MayGo();
    }

    private List<KubeObject> protecting(Store store, RequestScope scope, KubeObject pod) {
        List<KubeObject> found = new ArrayList<>();
        for (EncodedObject budget : store.list(scope, ListOptions.ALL).items()) {
            if (rules.protects(budget.object(), pod)) {
                found.add(budget.object());
            }
        }
        return found;
    }

    private void decrement(Store store, RequestScope scope, String name, String pod) {
        store.updateWith(
                new UncheckedStrategy(store.strategy()),
                scope,
                name,
                current -> {
                    KubeObject budget = current.orElseThrow(() -> StatusErrors.notFound(RESOURCE, name))
                            .deepCopy();
                    spendOne(budget, pod);
                    return budget;
                },
                WriteOptions.internal());
    }

    private void spendOne(KubeObject budget, String pod) {
        ObjectNode status = budget.objectAt("status");
        String name = budget.name();
        long allowed = status.path("disruptionsAllowed").asLong(0);
        if (status.path("observedGeneration").asLong(0) < budget.generation()) {
            throw beingProcessed(name, rules.retryAfterSeconds());
        }
        if (allowed < 0) {
            throw StatusErrors.forbidden(
                    new GroupResource("policy", "poddisruptionbudget"), name, "pdb disruptions allowed is negative");
        }
        if (status.path("disruptedPods").size() > MOST_UNCONFIRMED) {
            throw StatusErrors.forbidden(
                    new GroupResource("policy", "poddisruptionbudget"),
                    name,
                    "DisruptedPods map too big - too many evictions not confirmed by PDB controller");
        }
        if (allowed == 0) {
            throw tooMany(rules.refusal(budget), 0);
        }
        status.put("disruptionsAllowed", allowed - 1);
        if (allowed == 1 && rules.tellsInConditions()) {
            Conditions.set(budget, DISRUPTION_ALLOWED, false, "InsufficientPods", "", clock.instant());
            for (JsonNode condition : status.path("conditions")) {
                if (condition.path("type").asString("").equals(DISRUPTION_ALLOWED)) {
                    ((ObjectNode) condition)
                            .put(
                                    "observedGeneration",
                                    status.path("observedGeneration").asLong(0));
                }
            }
        }
        status.withObjectProperty("disruptedPods")
                .put(pod, clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    int retryAfterSeconds() {
        return rules.retryAfterSeconds();
    }

    /** A client that asks again soon is likely to get an answer. */
    static StatusException beingProcessed(String budget, int retryAfterSeconds) {
        return tooMany(
                "The disruption budget " + budget + " is still being processed by the server.", retryAfterSeconds);
    }

    private static StatusException tooMany(String why, int retryAfterSeconds) {
        StatusDetails details = new StatusDetails(
                "", "", "", "", List.of(new StatusCause("DisruptionBudget", why, "")), retryAfterSeconds);
        return StatusErrors.failure(
                429, "TooManyRequests", "Cannot evict pod as it would violate the pod's disruption budget.", details);
    }
}
