package io.drydock.kubeapiserver.registry.resource;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The requests of a claim by name, each with its alternatives.
 *
 * @see "Go 1.36: pkg/apis/resource/validation/validation.go: gatherRequestNames, validateRequestNameRef"
 */
record RequestNames(Set<String> names) {
    private static final String UNKNOWN =
            "must be the name of a request in the claim or the name of a request and a subrequest separated by '/'";

    static RequestNames of(JsonNode claim) {
        Set<String> names = new HashSet<>();
        for (JsonNode request : claim.path("requests")) {
            names.add(name(request));
            for (JsonNode alternative : request.path("firstAvailable")) {
                names.add(name(request) + "/" + name(alternative));
            }
        }
        return new RequestNames(Set.copyOf(names));
    }

    static String name(JsonNode named) {
        return named.path("name").asString("");
    }

    /** A list of names, each at most once. */
    void validate(JsonNode references, FieldPath path, FieldErrors errors) {
        BoundedLists.set(
                references,
                DeviceClaimValidation.MOST_REQUESTS,
                path,
                errors,
                reference -> reference.asString(""),
                (reference, at) -> validateOne(reference.asString(""), at, errors));
    }

    void validateOne(String reference, FieldPath path, FieldErrors errors) {
        String[] parts = reference.split("/", -1);
        if (parts.length > 2) {
            errors.invalid(path, reference, UNKNOWN);
            return;
        }
        for (String part : parts) {
            DeviceNames.label(part, path, errors);
        }
        if (!names.contains(reference)) {
            errors.invalid(path, reference, UNKNOWN);
        }
    }
}
