package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.core.podspec.PodAnnotationValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What may become of the resources of a pod that runs: more or less of CPU and memory, of containers that stay.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidatePodResize, 1.36"
 */
final class PodResizeValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> RESIZABLE = List.of("cpu", "memory");

    private PodResizeValidation() {}

    /** Why a pod is never resized at all; absent when it may be. */
    static Optional<String> refusal(KubeObject pod) {
        if (pod.annotations().containsKey(PodAnnotationValidation.MIRROR)) {
            return Optional.of("static pods cannot be resized");
        }
        return pod.at("spec", "os", "name").asString("").equals("windows")
                ? Optional.of("windows pods cannot be resized")
                : Optional.empty();
    }

    static void validate(KubeObject pod, KubeObject old, FieldErrors errors) {
        if (QualityOfService.of(pod) != QualityOfService.of(old)) {
            errors.invalid(
                    SPEC,
                    pod.at("status", "qosClass").asString(""),
                    "Pod QOS Class may not change as a result of resizing");
        }
        if (!nodeCanResize(old)) {
            errors.forbidden(SPEC, "Pod running on node without support for resize");
        }
        requireKept(pod, old, "initContainers", errors);
        requireKept(pod, old, "containers", errors);
        requireOnlyResized(pod, old, errors);
    }

    /** A node that can do it tells what its containers have. */
    private static boolean nodeCanResize(KubeObject pod) {
        for (JsonNode status : pod.at("status", "containerStatuses")) {
            if (status.path("state").path("running").isObject()) {
                return status.path("resources").isObject();
            }
        }
        return true;
    }

    private static boolean stays(JsonNode container, String list) {
        return list.equals("containers")
                || container.path("restartPolicy").asString("").equals("Always");
    }

    private static void requireKept(KubeObject pod, KubeObject old, String list, FieldErrors errors) {
        JsonNode before = old.at("spec", list);
        for (int i = 0; i < before.size(); i++) {
            if (!stays(before.get(i), list)) {
                continue;
            }
            FieldPath path = SPEC.child(list).index(i).child("resources");
            JsonNode resources = pod.at("spec", list).path(i).path("resources");
            for (String field : List.of("requests", "limits")) {
                boolean removed = before.get(i).path("resources").path(field).propertyNames().stream()
                        .anyMatch(resource -> !resources.path(field).has(resource));
                if (removed) {
                    errors.forbidden(path.child(field), "resource " + field + " cannot be removed");
                }
            }
        }
    }

    private static void requireOnlyResized(KubeObject pod, KubeObject old, FieldErrors errors) {
        for (String list : List.of("containers", "initContainers")) {
            JsonNode before = old.at("spec", list);
            for (int i = 0; i < before.size(); i++) {
                JsonNode now = pod.at("spec", list).path(i).path("resources");
                JsonNode then = before.get(i).path("resources");
                boolean stays = stays(before.get(i), list);
                if (!(stays ? rest(now).equals(rest(then)) : now.equals(then))) {
                    errors.forbidden(SPEC, refused(list, stays));
                }
            }
        }
    }

    private static String refused(String list, boolean stays) {
        if (list.equals("containers")) {
            return "only cpu and memory resources are mutable";
        }
        return stays
                ? "only cpu and memory resources for sidecar containers are mutable"
                : "resources for non-sidecar init containers are immutable";
    }

    private static JsonNode rest(JsonNode resources) {
        JsonNode copy = resources.deepCopy();
        for (String field : List.of("requests", "limits")) {
            if (copy.path(field) instanceof ObjectNode amounts) {
                amounts.remove(RESIZABLE);
                if (amounts.isEmpty()) {
                    ((ObjectNode) copy).remove(field);
                }
            }
        }
        return copy;
    }
}
