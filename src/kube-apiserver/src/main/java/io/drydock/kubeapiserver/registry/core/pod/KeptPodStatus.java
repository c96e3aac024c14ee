package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings into a new status what nodes of older releases would lose, and takes out what is not switched on.
 *
 * @see "Go: pkg/registry/core/pod/strategy.go: podStatusStrategy.PrepareForUpdate, preserveOldObservedGeneration, 1.36"
 */
final class KeptPodStatus {
    private static final String OBSERVED = "observedGeneration";
    private static final List<String> CONTAINERS =
            List.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses");

    private KeptPodStatus() {}

    static void apply(KubeObject pod, KubeObject old) {
        ObjectNode status = pod.objectAt("status");
        String quality = old.at("status", "qosClass").asString("");
        if (status.path("qosClass").asString("").isEmpty() && !quality.isEmpty()) {
            status.put("qosClass", quality);
        }
        keepGeneration(status, old.at("status", OBSERVED).asLong(0));
        Map<JsonNode, Deque<Long>> before = new HashMap<>();
        for (JsonNode condition : old.at("status", "conditions")) {
            before.computeIfAbsent(condition.path("type"), type -> new ArrayDeque<>())
                    .add(condition.path(OBSERVED).asLong(0));
        }
        for (JsonNode condition : status.path("conditions")) {
            Deque<Long> generations = before.getOrDefault(condition.path("type"), new ArrayDeque<>());
            keepGeneration((ObjectNode) condition, generations.isEmpty() ? 0 : generations.removeFirst());
        }
        status.remove("nodeAllocatableResourceClaimStatuses");
        for (String list : CONTAINERS) {
            status.path(list)
                    .forEach(container -> container
                            .path("volumeMounts")
                            .forEach(mount -> ((ObjectNode) mount).remove("volumeStatus")));
        }
    }

    private static void keepGeneration(ObjectNode observer, long before) {
        if (observer.path(OBSERVED).asLong(0) == 0 && before != 0) {
            observer.put(OBSERVED, before);
        }
    }
}
