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
        JsonNode limits = requirements.path("limits");
        JsonNode requests = requirements.path("requests");
        validateList(limits, path.child("limits"));
        for (Map.Entry<String, JsonNode> request : requests.properties()) {
            validateEntry(request, path.child("requests"));
            validateRequest(request.getKey(), request.getValue().asString(""), limits, path);
        }
        boolean huge = names(limits, requests, ResourceNames::isHugePages);
        if (huge && !names(limits, requests, COMPUTE::contains)) {
            errors.forbidden(path, "HugePages require cpu or memory");
        }
    }

    /** Amounts by the names of resources, as in limits. */
    void validateList(JsonNode amounts, FieldPath path) {
        amounts.properties().forEach(amount -> validateEntry(amount, path));
    }

    private static boolean names(JsonNode limits, JsonNode requests, Predicate<String> condition) {
        return limits.propertyNames().stream().anyMatch(condition)
                || requests.propertyNames().stream().anyMatch(condition);
    }

    private void validateEntry(Map.Entry<String, JsonNode> entry, FieldPath path) {
        String name = entry.getKey();
        FieldPath here = path.key(name);
        ResourceNames.validateContainerResource(name, here, errors);
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
