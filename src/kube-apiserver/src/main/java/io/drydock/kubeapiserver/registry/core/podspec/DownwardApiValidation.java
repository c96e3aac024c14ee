package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.quantity.Quantity;
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
    private static final String FORMER_NODE_NAME = "spec.host";
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
            "status.podIP",
            "status.podIPs");
    private static final List<String> RESOURCES = List.of(
            "limits.cpu",
            "limits.ephemeral-storage",
            "limits.memory",
            "requests.cpu",
            "requests.ephemeral-storage",
            "requests.memory");
    private static final List<String> BYTE_DIVISORS =
            List.of("1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei");

    private final boolean newer;
    private final FieldErrors errors;

    DownwardApiValidation(Release release, FieldErrors errors) {
        this.newer = release.atLeast(Release.V1_36);
        this.errors = errors;
    }

    void validateField(JsonNode selector, List<String> allowed, FieldPath path) {
        if (selector.path("apiVersion").asString("").isEmpty()) {
            errors.required(path.child("apiVersion"), "");
            return;
        }
        String field = selector.path("fieldPath").asString("");
        if (field.isEmpty()) {
            errors.required(path.child("fieldPath"), "");
            return;
        }
        String version = selector.path("apiVersion").asString("");
        if (!version.equals("v1")) {
            errors.invalid(
                    path.child("fieldPath"), field, "error converting fieldPath: unsupported pod version: " + version);
            return;
        }
        boolean subscripted = field.endsWith("']") && field.indexOf("['") > 0;
        if (subscripted) {
            validateSubscripted(field, field.indexOf("['"), path);
            return;
        }
        String known = field.equals(FORMER_NODE_NAME) ? "spec.nodeName" : field;
        if (!CONVERTIBLE.contains(known) && !(newer && field.equals("status.hostIPs"))) {
            errors.invalid(
                    path.child("fieldPath"), field, "error converting fieldPath: field label not supported: " + field);
        } else if (!allowed.contains(known)) {
            errors.notSupported(path.child("fieldPath"), known, allowed);
        }
    }

    private void validateSubscripted(String field, int bracket, FieldPath path) {
        String key = field.substring(bracket + 2, field.length() - 2);
        switch (field.substring(0, bracket)) {
            case "metadata.annotations" -> {
                String lower = key.toLowerCase(Locale.ROOT);
                errors.invalid(path, newer ? lower : key, NameRules.qualifiedName(lower));
            }
            case "metadata.labels" -> errors.invalid(path, key, NameRules.qualifiedName(key));
            default ->
                errors.invalid(
                        path.child("fieldPath"),
                        field,
                        "error converting fieldPath: field label does not support subscript: " + field);
        }
    }

    /** @param needsContainer whether the container must be named because none is at hand */
    void validateResource(JsonNode selector, boolean needsContainer, FieldPath path) {
        String resource = selector.path("resource").asString("");
        if (needsContainer && selector.path("containerName").asString("").isEmpty()) {
            errors.required(path.child("containerName"), "");
        } else if (resource.isEmpty()) {
            errors.required(path.child("resource"), "");
        } else if (!RESOURCES.contains(resource) && !(newer && isHugePages(resource))) {
            errors.notSupported(path.child("resource"), resource, RESOURCES);
        }
        validateDivisor(resource, selector.path("divisor").asString(""), path.child("divisor"));
    }

    private static boolean isHugePages(String resource) {
        return resource.startsWith("requests.hugepages-") || resource.startsWith("limits.hugepages-");
    }

    private void validateDivisor(String resource, String divisor, FieldPath path) {
        if (divisor.isEmpty() || Quantity.parse(divisor).isZero()) {
            return;
        }
        String canonical = Quantity.parse(divisor).toString();
        switch (resource) {
            case "limits.cpu", "requests.cpu" -> {
                if (!canonical.equals("1m") && !canonical.equals("1")) {
                    errors.invalid(
                            path, resource, "only divisor's values 1m and 1 are supported with the cpu resource");
                }
            }
            case "limits.memory", "requests.memory" -> requireBytes(canonical, resource, "memory", path);
            case "limits.ephemeral-storage", "requests.ephemeral-storage" ->
                requireBytes(canonical, resource, "local ephemeral storage", path);
            default -> {
                if (newer && isHugePages(resource)) {
                    requireBytes(canonical, resource, "hugepages", path);
                }
            }
        }
    }

    private void requireBytes(String divisor, String resource, String named, FieldPath path) {
        if (!BYTE_DIVISORS.contains(divisor)) {
            errors.invalid(
                    path,
                    resource,
                    "only divisor's values " + String.join(", ", BYTE_DIVISORS) + " are supported with the " + named
                            + " resource");
        }
    }
}
