package io.drydock.kubeapiserver.quota;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.kubeapiserver.registry.validation.ResourceNames;
import tools.jackson.databind.JsonNode;

/**
 * What a pod requests and is limited to as a whole. Its containers count together; of those that run before them each
 * counts by itself, on top of the sidecars that were started by then. What is said for the pod as a whole goes before
 * what its containers say.
 *
 * @see "Go: staging/src/k8s.io/component-helpers/resource/helpers.go: PodRequests, PodLimits, in newer releases"
 * @see "Go: pkg/api/v1/resource/helpers.go: PodRequestsAndLimits"
 */
public final class PodResources {
    private PodResources() {}

    /** Without what the pod's runtime costs. */
    public static ResourceList requestsOfContainers(KubeObject pod) {
        return sum(pod, "requests");
    }

    /** Without what the pod's runtime costs. */
    public static ResourceList limitsOfContainers(KubeObject pod) {
        return sum(pod, "limits");
    }

    /** With what the pod's runtime costs. */
    public static ResourceList requests(KubeObject pod) {
        return requestsOfContainers(pod).plus(ResourceList.of(pod.at("spec", "overhead")));
    }

    /** What has no limit gets none by what the runtime costs. */
    static ResourceList limits(KubeObject pod) {
        ResourceList limits = limitsOfContainers(pod);
        ResourceList overhead = ResourceList.of(pod.at("spec", "overhead"));
        return limits.plus(overhead.only(limits.withoutZeros().names()));
    }

    /** Whether the pod says something for all its containers together. */
    static boolean isSetForPod(KubeObject pod) {
        return !ofPod(pod, "requests").isEmpty() || !ofPod(pod, "limits").isEmpty();
    }

    private static ResourceList sum(KubeObject pod, String field) {
        ResourceList total = ResourceList.EMPTY;
        for (JsonNode container : pod.at("spec", "containers")) {
            total = total.plus(ofContainer(container, field));
        }
        ResourceList sidecars = ResourceList.EMPTY;
        ResourceList starting = ResourceList.EMPTY;
        for (JsonNode container : pod.at("spec", "initContainers")) {
            ResourceList amounts = ofContainer(container, field);
            if (container.path("restartPolicy").asString("").equals("Always")) {
                total = total.plus(amounts);
                sidecars = sidecars.plus(amounts);
                starting = starting.max(sidecars);
            } else {
                starting = starting.max(sidecars.plus(amounts));
            }
        }
        return total.max(starting).overriddenBy(ofPod(pod, field));
    }

    private static ResourceList ofContainer(JsonNode container, String field) {
        return ResourceList.of(container.path("resources").path(field));
    }

    private static ResourceList ofPod(KubeObject pod, String field) {
        ResourceList all = ResourceList.of(pod.at("spec", "resources", field));
        return all.only(all.names().stream().filter(PodResources::countsForPod).toList());
    }

    private static boolean countsForPod(String name) {
        return name.equals("cpu") || name.equals("memory") || ResourceNames.isHugePages(name);
    }
}
