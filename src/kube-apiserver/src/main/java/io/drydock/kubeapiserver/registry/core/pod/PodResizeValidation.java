package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.core.podspec.PodAnnotationValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What may become of the resources of a pod that runs: more or less of CPU and memory, of containers that stay.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidatePodResize, 1.36"
 */
final class PodResizeValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final String ONLY_COMPUTE = "only cpu and memory resources";
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
        String before = old.at("status", "qosClass").asString("");
        String quality = before.isEmpty() ? QualityOfService.of(old).text() : before;
        if (!quality.equals(QualityOfService.of(pod).text())) {
            errors.invalid(
                    SPEC,
                    pod.at("status", "qosClass").asString(""),
                    "Pod QOS Class may not change as a result of resizing");
        }
        if (!nodeCanResize(old)) {
            errors.forbidden(SPEC, "Pod running on node without support for resize");
        }
        validateWhole(pod.at("spec", "resources"), old.at("spec", "resources"), errors);
        if (!validateOrder(pod, old, errors)) {
            return;
        }
        for (String list : List.of("initContainers", "containers")) {
            JsonNode containers = old.at("spec", list);
            for (int i = 0; i < containers.size(); i++) {
                FieldPath path = SPEC.child(list).index(i).child("resources");
                JsonNode now = pod.at("spec", list).get(i).path("resources");
                requireKept(now, containers.get(i).path("resources"), "resource", path, errors);
            }
        }
        requireOnlyResized(pod, old, errors);
    }

    private static void validateWhole(JsonNode now, JsonNode before, FieldErrors errors) {
        if (isEmpty(now) && isEmpty(before)) {
            return;
        }
        if (before.isObject() && !now.isObject()) {
            errors.forbidden(SPEC.child("resources"), "pod-level resources cannot be removed");
            return;
        }
        requireKept(now, before, "pod-level resource", SPEC.child("resources"), errors);
        if (!rest(now).equals(rest(before))) {
            errors.forbidden(SPEC, ONLY_COMPUTE + " are mutable at pod-level");
        }
    }

    private static boolean isEmpty(JsonNode resources) {
        return resources.path("requests").isEmpty() && resources.path("limits").isEmpty();
    }

    private static boolean validateOrder(KubeObject pod, KubeObject old, FieldErrors errors) {
        boolean kept = true;
        for (String list : List.of("containers", "initContainers")) {
            JsonNode before = old.at("spec", list);
            JsonNode now = pod.at("spec", list);
            if (now.size() != before.size()) {
                errors.forbidden(SPEC.child(list), list + " may not be added or removed on resize");
                kept = false;
                continue;
            }
            for (int i = 0; i < before.size(); i++) {
                if (!now.get(i).path("name").equals(before.get(i).path("name"))) {
                    errors.forbidden(
                            SPEC.child(list).index(i).child("name"),
                            list + " may not be renamed or reordered on resize");
                    kept = false;
                }
            }
        }
        return kept;
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

    private static void requireKept(JsonNode resources, JsonNode old, String what, FieldPath path, FieldErrors errors) {
        for (String field : List.of("requests", "limits")) {
            boolean removed = old.path(field).propertyNames().stream()
                    .anyMatch(resource -> !resources.path(field).has(resource));
            if (removed) {
                errors.forbidden(path.child(field), what + " " + field + " cannot be removed");
            }
        }
    }

    private static void requireOnlyResized(KubeObject pod, KubeObject old, FieldErrors errors) {
        JsonNode regular = old.at("spec", "containers");
        for (int i = 0; i < regular.size(); i++) {
            if (!onlyResized(pod.at("spec", "containers").get(i), regular.get(i))) {
                errors.forbidden(SPEC, ONLY_COMPUTE + " are mutable");
            }
        }
        JsonNode starting = old.at("spec", "initContainers");
        for (int i = 0; i < starting.size(); i++) {
            JsonNode now = pod.at("spec", "initContainers").get(i);
            FieldPath path = SPEC.child("initContainers").index(i);
            if (!onlyResized(now, starting.get(i))) {
                errors.forbidden(path, ONLY_COMPUTE + " for init or sidecar containers are mutable");
            }
            boolean changed = !now.equals(starting.get(i));
            if (changed && !now.path("restartPolicy").asString("").equals("Always")) {
                now.path("resizePolicy")
                        .valueStream()
                        .filter(policy ->
                                policy.path("restartPolicy").asString("").equals("RestartContainer"))
                        .forEach(policy -> errors.forbidden(
                                path,
                                "non-sidecar init containers with a resize policy of RestartContainer cannot be"
                                        + " resized"));
            }
        }
    }

    /** A container that claims devices counts as changed, as it does in the real server; new claims are passed over. */
    private static boolean onlyResized(JsonNode container, JsonNode old) {
        ObjectNode now = (ObjectNode) container.deepCopy();
        ObjectNode before = (ObjectNode) old.deepCopy();
        JsonNode resources = now.remove("resources");
        JsonNode oldResources = before.remove("resources");
        JsonNode none = MissingNode.getInstance();
        ObjectNode rest = rest(resources == null ? none : resources);
        rest.remove("claims");
        JsonNode oldRest = rest(oldResources == null ? none : oldResources);
        return now.equals(before) && rest.equals(oldRest) && !oldRest.has("claims");
    }

    private static ObjectNode rest(JsonNode resources) {
        ObjectNode copy =
                resources.isObject() ? (ObjectNode) resources.deepCopy() : JsonNodeFactory.instance.objectNode();
        for (String field : List.of("requests", "limits")) {
            if (copy.path(field) instanceof ObjectNode amounts) {
                amounts.remove(RESIZABLE);
                if (amounts.isEmpty()) {
                    copy.remove(field);
                }
            }
        }
        return copy;
    }
}
