package io.drydock.apiextensions.validation;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The columns that a custom resource's tables show.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go:
 *     ValidateCustomResourceColumnDefinition"
 */
final class ColumnValidation {
    private static final List<String> TYPES = List.of("boolean", "date", "integer", "number", "string");
    private static final List<String> FORMATS =
            List.of("byte", "date", "date-time", "double", "float", "int32", "int64", "password");

    private ColumnValidation() {}

    static void validate(JsonNode columns, FieldPath path, List<FieldError> errors) {
        int index = 0;
        for (JsonNode column : columns) {
            validateOne(column, path.index(index++), errors);
        }
    }

    private static void validateOne(JsonNode column, FieldPath path, List<FieldError> errors) {
        if (column.path("name").asString("").isEmpty()) {
            errors.add(FieldError.required(path.child("name"), ""));
        }
        String type = column.path("type").asString("");
        String types = "must be one of " + String.join(",", TYPES);
        if (type.isEmpty()) {
            errors.add(FieldError.required(path.child("type"), types));
        } else if (!TYPES.contains(type)) {
            errors.add(FieldError.invalid(path.child("type"), type, types));
        }
        String format = column.path("format").asString("");
        if (!format.isEmpty() && !FORMATS.contains(format)) {
            errors.add(FieldError.invalid(path.child("format"), format, "must be one of " + String.join(",", FORMATS)));
        }
        String jsonPath = column.path("jsonPath").asString("");
        if (jsonPath.isEmpty()) {
            errors.add(FieldError.required(path.child("JSONPath"), ""));
        } else {
            SimpleJsonPath.problem(jsonPath)
                    .ifPresent(problem -> errors.add(FieldError.invalid(path.child("JSONPath"), jsonPath, problem)));
        }
    }
}
