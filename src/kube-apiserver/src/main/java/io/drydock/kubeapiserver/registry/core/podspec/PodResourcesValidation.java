package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.ResourceNames;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Checks what a pod requests as a whole against what its containers request.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validatePodResources, validatePodResourceConsistency, 1.36"
 */
final class PodResourcesValidation {
    private PodResourcesValidation() {}

    /** @param claims the names of the devices that the pod claims */
    static void validate(Release release, JsonNode spec, Set<String> claims, FieldPath path, FieldErrors errors) {
        JsonNode resources = spec.path("resources");
        if (!resources.isObject()) {
            return;
        }
        if (spec.path("os").path("name").asString("").equals("windows")) {
            errors.forbidden(path, "may not be set for a windows pod");
            return;
        }
        if (resources.has("claims")) {
            errors.forbidden(path.child("claims"), "claims may not be set for Resources at pod-level");
        }
        new ResourceRequirementsValidation(release, errors).validateOfPod(resources, path);
        ResourceClaimValidation.validateUse(resources.path("claims"), claims, path.child("claims"), errors);
        requireEnough(spec, "requests", name -> true, path, errors);
        requireEnough(spec, "limits", ResourceNames::isHugePages, path, errors);
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

    /** What the pod says of a resource covers what its containers say together. */
    private static void requireEnough(
            JsonNode spec, String field, Predicate<String> counts, FieldPath path, FieldErrors errors) {
        ContainerResources.sum(spec, field).forEach((name, sum) -> {
            JsonNode ofPod = spec.path("resources").path(field).path(name);
            if (counts.test(name) && ofPod.isString() && sum.compareTo(Quantity.parse(ofPod.asString())) > 0) {
                errors.invalid(
                        path.child(field).key(name),
                        ofPod,
                        "must be greater than or equal to aggregate container " + field + " of " + sum);
            }
        });
    }
}
