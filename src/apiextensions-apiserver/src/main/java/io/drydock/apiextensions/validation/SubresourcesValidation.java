package io.drydock.apiextensions.validation;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The subresources of a custom resource: where in it its scale is found.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go:
 *     ValidateCustomResourceDefinitionSubresources"
 */
final class SubresourcesValidation {
    private SubresourcesValidation() {}

    static void validate(JsonNode subresources, FieldPath path, List<FieldError> errors) {
        JsonNode scale = subresources.path("scale");
        if (!scale.isObject()) {
            return;
        }
        path(scale, "specReplicasPath", ".spec", true, path.child("scale"), errors);
        path(scale, "statusReplicasPath", ".status", true, path.child("scale"), errors);
        if (scale.has("labelSelectorPath")) {
            path(scale, "labelSelectorPath", "", false, path.child("scale"), errors);
        }
    }

    private static void path(
            JsonNode scale, String field, String root, boolean required, FieldPath path, List<FieldError> errors) {
        String value = scale.path(field).asString("");
        FieldPath at = path.child(field);
        if (value.isEmpty()) {
            if (required) {
                errors.add(FieldError.required(at, ""));
            }
            return;
        }
        if (SimpleJsonPath.problem(value).isPresent()) {
            errors.add(
                    FieldError.invalid(at, value, SimpleJsonPath.problem(value).get()));
        } else if (!root.isEmpty() && !value.startsWith(root + ".")) {
            errors.add(FieldError.invalid(at, value, "should be a json path under " + root));
        } else if (root.isEmpty() && !value.startsWith(".spec.") && !value.startsWith(".status.")) {
            errors.add(FieldError.invalid(at, value, "should be a json path under either .spec or .status"));
        }
    }
}
