package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.kubeapiserver.registry.validation.ResourceNames;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Completes what a pod says of its resources as a whole by what its containers say.
 *
 * @see "Go: pkg/apis/core/v1/defaults.go: defaultHugePagePodLimits, defaultPodRequests, 1.36"
 */
public final class PodResourcesDefaults {
    private static final Set<String> COMPUTE = Set.of("cpu", "memory");

    private PodResourcesDefaults() {}

    /** @param spec of a pod whose containers have their defaults, changed in place */
    public static void apply(ObjectNode spec) {
        if (spec.path("resources") instanceof ObjectNode resources) {
            limitHugePages(spec, resources);
            request(spec, resources);
        }
    }

    private static void limitHugePages(ObjectNode spec, ObjectNode resources) {
        if (resources.path("limits").isEmpty() && resources.path("requests").isEmpty()) {
            return;
        }
        ContainerResources.sum(spec, "limits").forEach((name, sum) -> {
            if (ResourceNames.isHugePages(name)
                    && !resources.path("requests").has(name)
                    && !resources.path("limits").has(name)) {
                Defaults.object(resources, "limits").put(name, sum.toString());
            }
        });
    }

    private static void request(ObjectNode spec, ObjectNode resources) {
        JsonNode limits = resources.path("limits");
        if (limits.isEmpty()) {
            return;
        }
        ContainerResources.sum(spec, "requests").forEach((name, sum) -> {
            if (COMPUTE.contains(name) && !resources.path("requests").has(name)) {
                Defaults.object(resources, "requests").put(name, sum.toString());
            }
        });
        limits.properties().forEach(limit -> {
            String name = limit.getKey();
            boolean counts = COMPUTE.contains(name) || ResourceNames.isHugePages(name);
            if (counts && !resources.path("requests").has(name)) {
                Defaults.object(resources, "requests").set(name, limit.getValue());
            }
        });
    }
}
