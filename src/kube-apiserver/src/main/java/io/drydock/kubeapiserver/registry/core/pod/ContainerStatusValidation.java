package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Checks what nodes say of the users that containers run as, and of the health of the devices that they have.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateContainerStatusUsers,
 *     validateContainerStatusAllocatedResourcesStatus, 1.36"
 */
final class ContainerStatusValidation {
    private static final List<String> LISTS =
            List.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses");
    private static final List<String> HEALTHS = List.of("Healthy", "Unhealthy", "Unknown");
    private static final String CLAIM = "claim:";
    private static final int LONGEST_MESSAGE = 1024;

    private final KubeObject pod;
    private final FieldErrors errors;

    ContainerStatusValidation(KubeObject pod, FieldErrors errors) {
        this.pod = pod;
        this.errors = errors;
    }

    void validate() {
        for (String list : LISTS) {
            int index = 0;
            for (JsonNode status : pod.at("status", list)) {
                FieldPath path = PodStatusValidation.STATUS.child(list).index(index++);
                validateUser(
                        status.path("user").path("linux"), path.child("user").child("linux"));
            }
        }
        validateDevices("containerStatuses", pod.at("spec", "containers"));
        validateDevices("initContainerStatuses", pod.at("spec", "initContainers"));
        int index = 0;
        for (JsonNode status : pod.at("status", "ephemeralContainerStatuses")) {
            FieldPath path = PodStatusValidation.STATUS
                    .child("ephemeralContainerStatuses")
                    .index(index++);
            if (!status.path("allocatedResourcesStatus").isEmpty()) {
                errors.forbidden(path.child("allocatedResourcesStatus"), "must not be specified in container status");
            }
        }
    }

    private void validateUser(JsonNode user, FieldPath path) {
        if (!user.isObject()) {
            return;
        }
        String system = pod.at("spec", "os", "name").asString("linux");
        if (system.equals("windows")) {
            errors.forbidden(path, "cannot be set for a windows pod");
            return;
        }
        long uid = user.path("uid").asLong(0);
        errors.invalid(path.child("uid"), uid, ValueRules.userId(uid));
        long gid = user.path("gid").asLong(0);
        errors.invalid(path.child("gid"), gid, ValueRules.groupId(gid));
        int index = 0;
        for (JsonNode group : user.path("supplementalGroups")) {
            errors.invalid(path.child("supplementalGroups").index(index++), group, ValueRules.groupId(group.asLong(0)));
        }
    }

    private void validateDevices(String list, JsonNode containers) {
        int index = 0;
        for (JsonNode status : pod.at("status", list)) {
            FieldPath path =
                    PodStatusValidation.STATUS.child(list).index(index++).child("allocatedResourcesStatus");
            JsonNode allocated = status.path("allocatedResourcesStatus");
            for (int i = 0; i < allocated.size(); i++) {
                for (JsonNode container : containers) {
                    if (container.path("name").equals(status.path("name"))) {
                        requireAsked(allocated.get(i), container.path("resources"), path.index(i));
                        break;
                    }
                }
                validateHealth(allocated.get(i).path("resources"), path.index(i).child("resources"));
            }
        }
    }

    private void requireAsked(JsonNode allocated, JsonNode resources, FieldPath path) {
        String name = allocated.path("name").asString("");
        if (!name.startsWith(CLAIM)) {
            if (!resources.path("requests").has(name)) {
                errors.invalid(path.child("name"), name, "must match one of the container's resource requests");
            }
            return;
        }
        boolean claimed = resources.path("claims").valueStream().anyMatch(claim -> {
            String request = claim.path("request").asString("");
            return name.equals(CLAIM + claim.path("name").asString("") + (request.isEmpty() ? "" : "/" + request));
        });
        if (!claimed) {
            errors.invalid(
                    path.child("name"),
                    name,
                    "must match one of the container's resource claims in a format 'claim:<claimName>/<request>' or"
                            + " 'claim:<claimName>' if request is empty");
        }
    }

    private void validateHealth(JsonNode devices, FieldPath path) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < devices.size(); i++) {
            JsonNode device = devices.get(i);
            FieldPath here = path.index(i);
            String health = device.path("health").asString("");
            if (!HEALTHS.contains(health)) {
                errors.notSupported(here.child("health"), health, HEALTHS);
            }
            if (device.path("message").isString()) {
                String message = device.path("message").asString();
                if (message.isEmpty()) {
                    errors.required(here.child("message"), "must be non-empty if specified");
                } else if (message.getBytes(StandardCharsets.UTF_8).length > LONGEST_MESSAGE) {
                    errors.add(FieldError.tooLong(here.child("message"), LONGEST_MESSAGE));
                }
            }
            String id = device.path("resourceID").asString("");
            if (!seen.add(id)) {
                errors.duplicate(here.child("resourceID"), id);
            }
        }
    }
}
