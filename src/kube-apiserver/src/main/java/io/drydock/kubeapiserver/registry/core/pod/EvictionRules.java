package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.labels.LabelSelector;
import io.drydock.apimachinery.meta.Conditions;
import io.drydock.apimachinery.runtime.KubeObject;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a release makes of budgets and of pods that are not ready.
 *
 * @see "Go: pkg/registry/core/pod/storage/eviction.go: EvictionREST.Create (1.36)"
 */
record EvictionRules(Release release) {
    /** An empty selector once meant a mistake, and now means every pod of the namespace. */
    boolean protects(KubeObject budget, KubeObject pod) {
        LabelSelector selector = LabelSelector.ofTree(budget.at("spec", "selector"));
        return selector.matches(pod.labels()) && (isNewer() || !selector.isEmpty());
    }

    /** When a client is told to ask again while a budget is not up to date; older releases do not say. */
    int retryAfterSeconds() {
        return isNewer() ? 10 : 0;
    }

    /** Whether a pod may go without counting, because it is of no use and others are. */
    boolean mayGoUncounted(KubeObject budget, KubeObject pod) {
        if (Conditions.isTrue(pod, "Ready")) {
            return false;
        }
        long healthy = budget.at("status", "currentHealthy").asLong(0);
        long desired = budget.at("status", "desiredHealthy").asLong(0);
        boolean always =
                budget.at("spec", "unhealthyPodEvictionPolicy").asString("").equals("AlwaysAllow");
        return (isNewer() && always) || (healthy >= desired && desired > 0);
    }

    /** Why a budget lets nobody go: newer releases look first whether its numbers can be the reason. */
    String refusal(KubeObject budget) {
        long healthy = budget.at("status", "currentHealthy").asLong(0);
        long desired = budget.at("status", "desiredHealthy").asLong(0);
        String numbers = "The disruption budget " + budget.name() + " needs " + desired + " healthy pods and has "
                + healthy + " currently";
        if (!isNewer()) {
            return numbers;
        }
        Optional<JsonNode> refusing = refusing(budget);
        String message = refusing.map(told -> told.path("message").asString("")).orElse("");
        String reason = refusing.map(told -> told.path("reason").asString("")).orElse("");
        boolean explained = !message.isEmpty();
        String refusal = "The disruption budget " + budget.name() + " does not allow evicting pods currently";
        if (explained && reason.equals("SyncFailed")) {
            return refusal + " because it failed sync: " + message;
        }
        if (healthy <= desired) {
            return numbers;
        }
        return explained ? refusal + " (" + reason + "): " + message : refusal;
    }

    private static Optional<JsonNode> refusing(KubeObject budget) {
        return budget.at("status", "conditions")
                .valueStream()
                .filter(told -> told.path("type").asString("").equals(DisruptionBudgets.DISRUPTION_ALLOWED))
                .findFirst()
                .filter(told -> told.path("status").asString("").equals("False"));
    }

    /** Whether pods and budgets say in their conditions what an eviction has done to them. */
    boolean tellsInConditions() {
        return isNewer();
    }

    private boolean isNewer() {
        return release.atLeast(Release.V1_36);
    }
}
