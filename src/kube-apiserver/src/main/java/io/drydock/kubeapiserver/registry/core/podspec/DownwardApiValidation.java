package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Checks what a pod may learn of itself: its fields, and the resources of its containers.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateObjectFieldSelector, validateContainerResourceFieldSelector"
 */
final class DownwardApiValidation {
    private static final Set<String> CONVERTIBLE = Set.of(
            "metadata.annotations",
            "metadata.labels",
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "spec.nodeName",
            "spec.restartPolicy",
            "spec.serviceAccountName",
            "spec.schedulerName",
            "status.phase",
            "status.hostIP",
            "status.hostIPs",
            "status.podIP",
            "status.podIPs");
    private static final List<String> RESOURCES = List.of(
            "limits.cpu",
            "limits.ephemeral-storage",
            "limits.memory",
            "requests.cpu",
            "requests.ephemeral-storage",
            "requests.memory");

    private DownwardApiValidation() {}

    static void validateField(JsonNode selector, List<String> allowed, FieldPath path, FieldErrors errors) {
        if (selector.path("apiVersion").asString("").isEmpty()) {
            errors.required(path.child("apiVersion"), "");
            return;
        }
        String field = selector.path("fieldPath").asString("");
        if (field.isEmpty()) {
            errors.required(path.child("fieldPath"), "");
            return;
        }
        boolean subscripted = field.endsWith("']") && field.contains("['");
        String plain = subscripted ? field.substring(0, field.indexOf("['")) : field;
        if (!CONVERTIBLE.contains(plain)) {
            errors.invalid(
                    path.child("fieldPath"), field, "error converting fieldPath: field label not supported: " + plain);
        } else if (subscripted) {
            validateSubscript(plain, field.substring(plain.length() + 2, field.length() - 2), path, errors);
        } else if (!allowed.contains(field)) {
            errors.notSupported(path.child("fieldPath"), field, allowed);
        }
    }

    private static void validateSubscript(String plain, String key, FieldPath path, FieldErrors errors) {
        switch (plain) {
            case "metadata.annotations" -> {
                String lower = key.toLowerCase(Locale.ROOT);
                errors.invalid(path, lower, NameRules.qualifiedName(lower));
            }
            case "metadata.labels" -> errors.invalid(path, key, NameRules.qualifiedName(key));
            default -> errors.invalid(path, plain, "does not support subscript");
        }
    }

    /** @param needsContainer whether the container must be named because none is at hand */
    static void validateResource(JsonNode selector, boolean needsContainer, FieldPath path, FieldErrors errors) {
        String resource = selector.path("resource").asString("");
        if (needsContainer && selector.path("containerName").asString("").isEmpty()) {
            errors.required(path.child("containerName"), "");
        } else if (resource.isEmpty()) {
            errors.required(path.child("resource"), "");
        } else if (!RESOURCES.contains(resource)
                && !resource.startsWith("requests.hugepages-")
                && !resource.startsWith("limits.hugepages-")) {
            errors.notSupported(path.child("resource"), resource, RESOURCES);
        }
    }
}
