package io.drydock.apimachinery.meta;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Checks who an object says it belongs to. Paths carry no index, as the real server leaves it out.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go: ValidateOwnerReferences"
 */
final class OwnerReferenceValidation {
    private OwnerReferenceValidation() {}

    static List<FieldError> validate(JsonNode references, FieldPath path) {
        List<FieldError> errors = new ArrayList<>();
        String controller = "";
        for (JsonNode reference : references) {
            checkReference(reference, path, errors);
            if (reference.path("controller").asBoolean(false)) {
                String name = reference.path("kind").asString("") + "/"
                        + reference.path("name").asString("");
                if (!controller.isEmpty()) {
                    errors.add(FieldError.invalid(
                            path,
                            references,
                            "Only one reference can have Controller set to true. Found \"true\" in references for "
                                    + controller + " and " + name));
                } else {
                    controller = name;
                }
            }
        }
        return errors;
    }

    private static void checkReference(JsonNode reference, FieldPath path, List<FieldError> errors) {
        String apiVersion = reference.path("apiVersion").asString("");
        String kind = reference.path("kind").asString("");
        if (version(apiVersion).isEmpty()) {
            errors.add(FieldError.invalid(path.child("apiVersion"), apiVersion, "version must not be empty"));
        }
        for (String field : List.of("kind", "name", "uid")) {
            if (reference.path(field).asString("").isEmpty()) {
                errors.add(FieldError.invalid(path.child(field), "", "must not be empty"));
            }
        }
        if (apiVersion.equals("v1") && kind.equals("Event")) {
            errors.add(FieldError.invalid(path, reference, "/v1, Kind=Event is disallowed from being an owner"));
        }
    }

    private static String version(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        if (slash < 0) {
            return apiVersion;
        }
        return apiVersion.indexOf('/', slash + 1) < 0 ? apiVersion.substring(slash + 1) : "";
    }
}
