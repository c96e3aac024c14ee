package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.quantity.Quantity;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What all containers of a pod together may need at one time: those that stay run beside all others.
 *
 * @see "Go: staging/src/k8s.io/component-helpers/resource/helpers.go: AggregateContainerRequests,
 *     AggregateContainerLimits, 1.36"
 */
final class ContainerResources {
    private ContainerResources() {}

    /** @param field {@code requests} or {@code limits} */
    static Map<String, Quantity> sum(JsonNode spec, String field) {
        Map<String, Quantity> running = new TreeMap<>();
        spec.path("containers").forEach(container -> add(container, field, running));
        Map<String, Quantity> staying = new TreeMap<>();
        Map<String, Quantity> starting = new TreeMap<>();
        for (JsonNode container : spec.path("initContainers")) {
            if (container.path("restartPolicy").asString("").equals("Always")) {
                add(container, field, running);
                add(container, field, staying);
                staying.forEach((name, amount) -> starting.merge(name, amount, ContainerResources::larger));
            } else {
                Map<String, Quantity> now = new TreeMap<>(staying);
                add(container, field, now);
                now.forEach((name, amount) -> starting.merge(name, amount, ContainerResources::larger));
            }
        }
        starting.forEach((name, amount) -> running.merge(name, amount, ContainerResources::larger));
        return running;
    }

    private static void add(JsonNode container, String field, Map<String, Quantity> sums) {
        container
                .path("resources")
                .path(field)
                .properties()
                .forEach(amount -> sums.merge(
                        amount.getKey(), Quantity.parse(amount.getValue().asString("0")), Quantity::plus));
    }

    private static Quantity larger(Quantity one, Quantity other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
