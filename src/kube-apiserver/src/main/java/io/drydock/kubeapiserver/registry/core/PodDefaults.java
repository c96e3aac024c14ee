package io.drydock.kubeapiserver.registry.core;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.kubeapiserver.registry.core.podspec.Defaults;
import io.drydock.kubeapiserver.registry.core.podspec.PodResourcesDefaults;
import io.drydock.kubeapiserver.registry.core.podspec.PodSpecDefaults;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** @see "Go: pkg/apis/core/v1/defaults.go: SetDefaults_Pod" */
final class PodDefaults {
    private PodDefaults() {}

    static void apply(KubeObject pod, Release release) {
        ObjectNode spec = pod.objectAt("spec");
        requestWhatIsLimited(spec.path("containers"));
        requestWhatIsLimited(spec.path("initContainers"));
        PodResourcesDefaults.apply(spec);
        Defaults.flag(spec, "enableServiceLinks", true);
        PodSpecDefaults.apply(spec);
        if (release.atLeast(Release.V1_36)
                && spec.path("terminationGracePeriodSeconds").asLong(0) < 0) {
            spec.put("terminationGracePeriodSeconds", 1);
        }
        if (pod.tree().get("status") instanceof ObjectNode status) {
            alignAddresses(status);
        }
    }

    private static void requestWhatIsLimited(JsonNode containers) {
        for (JsonNode container : containers) {
            if (container.path("resources") instanceof ObjectNode resources) {
                resources.path("limits").properties().forEach(limit -> {
                    ObjectNode requests = Defaults.object(resources, "requests");
                    if (!requests.has(limit.getKey())) {
                        requests.set(limit.getKey(), limit.getValue());
                    }
                });
            }
        }
    }

    /** A pod's first address stands in two places; where they differ, the older field is right. */
    private static void alignAddresses(ObjectNode status) {
        String address = status.path("podIP").asString("");
        String first = status.path("podIPs").path(0).path("ip").asString("");
        if (!address.isEmpty() && !address.equals(first)) {
            status.putArray("podIPs").addObject().put("ip", address);
        } else if (address.isEmpty() && !first.isEmpty()) {
            status.put("podIP", first);
        }
    }
}
