package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.ResourceNames;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Checks requests and limits.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateContainerResourceRequirements"
 */
public final class ResourceRequirementsValidation {
    private static final Set<String> COMPUTE = Set.of("cpu", "memory");

    private final Release release;
    private final FieldErrors errors;

    public ResourceRequirementsValidation(Release release, FieldErrors errors) {
        this.release = release;
        this.errors = errors;
    }

    /** @param requirements an object with {@code limits} and {@code requests}, or a missing node */
    public void validate(JsonNode requirements, FieldPath path) {
        validate(requirements, path, ResourceNames::validateContainerResource);
    }

    /** As {@link #validate(JsonNode, FieldPath)}, of the pod as a whole, which has few resources of its own. */
    void validateOfPod(JsonNode requirements, FieldPath path) {
        validate(requirements, path, ResourceNames::validatePodResource);
    }

    private void validate(JsonNode requirements, FieldPath path, NameCheck names) {
        JsonNode limits = requirements.path("limits");
        JsonNode requests = requirements.path("requests");
        limits.properties().forEach(limit -> {
            validateEntry(limit, path.child("limits"), names);
            validateHugePages(limit, path.child("limits"));
        });
        requests.properties().forEach(request -> {
            validateEntry(request, path.child("requests"), names);
            validateRequest(request.getKey(), request.getValue().asString(""), limits, path);
            validateHugePages(request, path.child("requests"));
        });
        boolean huge = names(limits, requests, ResourceNames::isHugePages);
        if (huge && !names(limits, requests, COMPUTE::contains)) {
            errors.forbidden(path, "HugePages require cpu or memory");
        }
    }

    /** What a pod needs besides its containers, which is checked as if it were limits. */
    public void validateOverhead(JsonNode amounts, FieldPath path) {
        validate(amounts.isObject() ? JsonNodeFactory.instance.objectNode().set("limits", amounts) : amounts, path);
    }

    /** Pages come whole; older releases do not look. */
    private void validateHugePages(Map.Entry<String, JsonNode> entry, FieldPath path) {
        String name = entry.getKey();
        String amount = entry.getValue().asString("");
        if (release.atLeast(Release.V1_36) && !ResourceNames.isWholePages(name, amount)) {
            errors.invalid(path.key(name), amount, amount + " is not positive integer multiple of " + name);
        }
    }

    /** What is asked of the name of a resource. */
    private interface NameCheck {
        void validate(String name, FieldPath path, FieldErrors errors);
    }

    private static boolean names(JsonNode limits, JsonNode requests, Predicate<String> condition) {
        return limits.propertyNames().stream().anyMatch(condition)
                || requests.propertyNames().stream().anyMatch(condition);
    }

    private void validateEntry(Map.Entry<String, JsonNode> entry, FieldPath path, NameCheck names) {
        String name = entry.getKey();
        FieldPath here = path.key(name);
        names.validate(name, here, errors);
        ResourceNames.validateQuantity(name, entry.getValue().asString(""), here, errors);
    }

    private void validateRequest(String name, String request, JsonNode limits, FieldPath path) {
        boolean overcommit = ResourceNames.isOvercommitAllowed(name);
        if (!limits.has(name)) {
            if (!overcommit) {
                errors.required(path.child("limits"), "Limit must be set for non overcommitable resources");
            }
            return;
        }
        String limit = limits.path(name).asString("");
        int order = Quantity.parse(request).compareTo(Quantity.parse(limit));
        String which = name + " limit" + (release.atLeast(Release.V1_36) ? " of " + limit : "");
        if (order != 0 && !overcommit) {
            errors.invalid(path.child("requests"), request, "must be equal to " + which);
        } else if (order > 0) {
            errors.invalid(path.child("requests"), request, "must be less than or equal to " + which);
        }
    }
}
