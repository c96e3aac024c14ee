package io.drydock.apimachinery.meta;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/validation/validation.go: ValidateManagedFields" */
final class ManagedFieldsValidation {
    private ManagedFieldsValidation() {}

    static List<FieldError> validate(JsonNode managedFields, FieldPath path) {
        List<FieldError> errors = new ArrayList<>();
        for (JsonNode entry : managedFields) {
            String operation = entry.path("operation").asString("");
            if (!operation.equals("Apply") && !operation.equals("Update")) {
                errors.add(FieldError.invalid(path.child("operation"), operation, "must be `Apply` or `Update`"));
            }
            String fieldsType = entry.path("fieldsType").asString("");
            if (!fieldsType.isEmpty() && !fieldsType.equals("FieldsV1")) {
                errors.add(FieldError.invalid(path.child("fieldsType"), fieldsType, "must be `FieldsV1`"));
            }
        }
        return errors;
    }
}
