package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Checks what a pod requests as a whole against what its containers request.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validatePodResources, validatePodResourceConsistency, 1.36"
 */
final class PodResourcesValidation {
    private PodResourcesValidation() {}

    static void validate(Release release, JsonNode spec, FieldPath path, FieldErrors errors) {
        JsonNode resources = spec.path("resources");
        if (!resources.isObject()) {
            return;
        }
        if (resources.has("claims")) {
            errors.forbidden(path.child("claims"), "claims cannot be set for Resources at pod-level");
        }
        new ResourceRequirementsValidation(release, errors).validateOfPod(resources, path);
        requests(spec).forEach((name, sum) -> {
            String ofPod = resources.path("requests").path(name).asString("0");
            if (sum.compareTo(Quantity.parse(ofPod)) > 0) {
                errors.invalid(
                        path.child("requests").key(name),
                        ofPod,
                        "must be greater than or equal to aggregate container requests of " + sum);
            }
        });
        int index = 0;
        for (JsonNode container : spec.path("containers")) {
            FieldPath here = path.child("containers").index(index++);
            container.path("resources").path("limits").properties().forEach(limit -> {
                JsonNode ofPod = resources.path("limits").path(limit.getKey());
                String amount = limit.getValue().asString("");
                if (ofPod.isString() && Quantity.parse(amount).compareTo(Quantity.parse(ofPod.asString())) > 0) {
                    errors.invalid(
                            here.key(limit.getKey()).child("limits"),
                            amount,
                            "must be less than or equal to pod limits of " + ofPod.asString());
                }
            });
        }
    }

    /** What all containers together may need at one time: those that stay run beside all others. */
    private static Map<String, Quantity> requests(JsonNode spec) {
        Map<String, Quantity> running = new TreeMap<>();
        spec.path("containers").forEach(container -> add(container, running));
        Map<String, Quantity> staying = new TreeMap<>();
        Map<String, Quantity> starting = new TreeMap<>();
        for (JsonNode container : spec.path("initContainers")) {
            if (container.path("restartPolicy").asString("").equals("Always")) {
                add(container, running);
                add(container, staying);
                staying.forEach((name, amount) -> starting.merge(name, amount, PodResourcesValidation::larger));
            } else {
                Map<String, Quantity> now = new TreeMap<>(staying);
                add(container, now);
                now.forEach((name, amount) -> starting.merge(name, amount, PodResourcesValidation::larger));
            }
        }
        starting.forEach((name, amount) -> running.merge(name, amount, PodResourcesValidation::larger));
        return running;
    }

    private static void add(JsonNode container, Map<String, Quantity> sums) {
        container
                .path("resources")
                .path("requests")
                .properties()
                .forEach(request -> sums.merge(
                        request.getKey(), Quantity.parse(request.getValue().asString("0")), Quantity::plus));
    }

    private static Quantity larger(Quantity one, Quantity other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
