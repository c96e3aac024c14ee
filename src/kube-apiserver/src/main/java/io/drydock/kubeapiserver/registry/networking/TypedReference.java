package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A reference to an object of any kind.
 *
 * @see "Go: pkg/apis/networking/validation/validation.go: validateIngressTypedLocalObjectReference"
 */
final class TypedReference {
    private TypedReference() {}

    /** @param explained whether it is said again of what is missing that it is required, as older releases do */
    static void validate(JsonNode reference, boolean explained, FieldPath path, FieldErrors errors) {
        JsonNode group = reference.path("apiGroup");
        if (group.isString()) {
            errors.invalid(path.child("apiGroup"), group, NameRules.dns1123Subdomain(group.asString()));
        }
        for (String field : List.of("kind", "name")) {
            String value = reference.path(field).asString("");
            if (value.isEmpty()) {
                errors.required(path.child(field), explained ? field + " is required" : "");
            } else {
                errors.invalid(path.child(field), value, NameRules.pathSegmentName(value, false));
            }
        }
    }
}
