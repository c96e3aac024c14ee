package io.drydock.apiextensions.validation;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a custom resource that field selectors may name.
 *
 * @see "Go 1.36: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go:
 *     ValidateCustomResourceSelectableFields"
 */
final class SelectableFieldsValidation {
    static final int MOST = 8;
    private static final Set<String> TYPES = Set.of("string", "boolean", "integer");

    private SelectableFieldsValidation() {}

    /** @param unlimited whether there were too many before and they are the same */
    static void validate(JsonNode fields, JsonNode schema, boolean unlimited, FieldPath path, List<FieldError> errors) {
        Set<List<String>> seen = new HashSet<>();
        int index = 0;
        for (JsonNode field : fields) {
            FieldPath at = path.index(index++).child("jsonPath");
            String written = field.path("jsonPath").asString("");
            if (written.isEmpty()) {
                errors.add(FieldError.required(at, ""));
                continue;
            }
            SchemaFieldPath found;
            try {
                found = SchemaFieldPath.of(written, schema, false);
            } catch (SchemaFieldPath.InvalidPathException invalid) {
                errors.add(FieldError.invalid(at, written, "is an invalid path: " + invalid.getMessage()));
                continue;
            }
            if (found.steps().getFirst().equals("metadata")) {
                errors.add(FieldError.invalid(at, written, "must not point to fields in metadata"));
            }
            if (!TYPES.contains(found.schema().path("type").asString(""))) {
                errors.add(FieldError.invalid(
                        at,
                        written,
                        "must point to a field of type string, boolean or integer. Enum string fields and strings with"
                                + " formats are allowed."));
            }
            if (!seen.add(found.steps())) {
                errors.add(FieldError.duplicate(at, written));
            }
        }
        if (seen.size() > MOST && !unlimited) {
            errors.add(FieldError.tooMany(path, seen.size(), MOST));
        }
    }
}
