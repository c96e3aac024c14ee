package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Checks what a pod's status says of the claims that were made for its devices.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validatePodResourceClaimStatuses,
 *     validatePodExtendedResourceClaimStatus, 1.36"
 */
final class PodClaimStatusValidation {
    private PodClaimStatusValidation() {}

    static void validate(KubeObject pod, FieldErrors errors) {
        validateStatuses(pod, PodStatusValidation.STATUS.child("resourceClaimStatuses"), errors);
        JsonNode extended = pod.at("status", "extendedResourceClaimStatus");
        if (extended.isObject()) {
            FieldPath path = PodStatusValidation.STATUS.child("extendedResourceClaimStatus");
            validateMappings(pod, extended.path("requestMappings"), path, errors);
            errors.requireText(extended, path, "resourceClaimName");
            validateName(extended.path("resourceClaimName").asString(""), path, errors);
        }
    }

    private static void validateStatuses(KubeObject pod, FieldPath path, FieldErrors errors) {
        Set<JsonNode> known = new HashSet<>();
        pod.at("spec", "resourceClaims").forEach(claim -> known.add(claim.path("name")));
        Set<JsonNode> seen = new HashSet<>();
        int index = 0;
        for (JsonNode status : pod.at("status", "resourceClaimStatuses")) {
            FieldPath here = path.index(index++);
            JsonNode name = status.path("name");
            if (!known.contains(name)) {
                errors.invalid(here.child("name"), name, "must match the name of an entry in `spec.resourceClaims`");
            }
            if (!seen.add(name)) {
                errors.duplicate(here.child("name"), name);
            }
            if (status.path("resourceClaimName").isString()) {
                String claim = status.path("resourceClaimName").asString();
                errors.invalid(here.child("resourceClaimName"), claim, NameRules.nameIsDnsSubdomain(claim, false));
            }
        }
    }

    private static void validateName(String name, FieldPath path, FieldErrors errors) {
        if (!name.isEmpty()) {
            errors.invalid(path.child("resourceClaimName"), name, NameRules.nameIsDnsSubdomain(name, false));
        }
    }

    private static void validateMappings(KubeObject pod, JsonNode mappings, FieldPath status, FieldErrors errors) {
        FieldPath path = status.child("requestMappings");
        if (mappings.isEmpty()) {
            errors.required(path, "at least one request mapping is required");
        }
        Map<JsonNode, JsonNode> containers = new HashMap<>();
        for (String list : List.of("initContainers", "containers")) {
            pod.at("spec", list).forEach(container -> containers.put(container.path("name"), container));
        }
        Set<JsonNode> seen = new HashSet<>();
        int index = 0;
        for (JsonNode mapping : mappings) {
            FieldPath here = path.index(index++);
            JsonNode container = containers.get(mapping.path("containerName"));
            String resource = mapping.path("resourceName").asString("");
            if (container == null) {
                errors.invalid(
                        here.child("containerName"),
                        mapping.path("containerName").asString(""),
                        "must match the name of an entry in spec.initContainers.name or spec.containers.name");
            } else if (!container.path("resources").path("requests").has(resource)) {
                errors.invalid(
                        here.child("resourceName"),
                        resource,
                        "must match the extended resource name of an entry in spec.initContainers.resources.requests"
                                + " or spec.containers.resources.requests");
            }
            String request = mapping.path("requestName").asString("");
            errors.invalid(status.child("requestName"), request, NameRules.dns1123Label(request));
            if (!seen.add(mapping)) {
                for (String field : List.of("containerName", "resourceName", "requestName")) {
                    errors.duplicate(here.child(field), mapping.path(field).asString(""));
                }
            }
        }
    }
}
