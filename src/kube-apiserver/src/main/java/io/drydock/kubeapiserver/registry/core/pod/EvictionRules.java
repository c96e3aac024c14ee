package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.labels.LabelSelector;
import io.drydock.apimachinery.meta.Conditions;
import io.drydock.apimachinery.runtime.KubeObject;

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

    static final int RETRY_SECONDS = 10;

    /** When a client is told to ask again while a budget is not up to date; older releases do not say. */
    int retryAfterSeconds() {
        return isNewer() ? RETRY_SECONDS : 0;
    }

    /** Whether a pod may go without counting, because it is of no use and others are. */
    boolean mayGoUncounted(KubeObject budget, KubeObject pod) {
        if (!isNewer() || Conditions.isTrue(pod, "Ready")) {
            return false;
        }
        long healthy = budget.at("status", "currentHealthy").asLong(0);
        long desired = budget.at("status", "desiredHealthy").asLong(0);
        return budget.at("spec", "unhealthyPodEvictionPolicy").asString("").equals("AlwaysAllow")
                || (healthy >= desired && desired > 0);
    }

    /** Whether pods and budgets say in their conditions what an eviction has done to them. */
    boolean tellsInConditions() {
        return isNewer();
    }

    private boolean isNewer() {
        return release.atLeast(Release.V1_36);
    }
}
