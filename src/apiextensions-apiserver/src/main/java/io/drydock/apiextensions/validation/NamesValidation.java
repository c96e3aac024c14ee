package io.drydock.apiextensions.validation;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * The names of a custom resource.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go:
 *     ValidateCustomResourceDefinitionNames"
 */
final class NamesValidation {
    private NamesValidation() {}

    static void validate(JsonNode names, FieldPath path, List<FieldError> errors) {
        label(names, "plural", path, errors);
        label(names, "singular", path, errors);
        kind(names, "kind", path, errors);
        kind(names, "listKind", path, errors);
        labels(names, "shortNames", path, errors);
        String kind = names.path("kind").asString("");
        String listKind = names.path("listKind").asString("");
        if (!kind.isEmpty() && kind.equals(listKind)) {
            errors.add(FieldError.invalid(path.child("listKind"), listKind, "kind and listKind may not be the same"));
        }
        labels(names, "categories", path, errors);
    }

    /** These four are asked for in a spec, though not in a status. */
    static void required(JsonNode names, FieldPath path, List<FieldError> errors) {
        for (String name : List.of("plural", "singular", "kind", "listKind")) {
            if (names.path(name).asString("").isEmpty()) {
                errors.add(FieldError.required(path.child(name), ""));
            }
        }
    }

    private static void label(JsonNode names, String field, FieldPath path, List<FieldError> errors) {
        String value = names.path(field).asString("");
        problems(value, value, "", path.child(field), errors);
    }

    private static void kind(JsonNode names, String field, FieldPath path, List<FieldError> errors) {
        String value = names.path(field).asString("");
        String hint = "may have mixed case, but should otherwise match: ";
        problems(value, value.toLowerCase(Locale.ROOT), hint, path.child(field), errors);
    }

    private static void labels(JsonNode names, String field, FieldPath path, List<FieldError> errors) {
        int index = 0;
        for (JsonNode entry : names.path(field)) {
            String value = entry.asString("");
            List<String> problems = NameRules.dns1035Label(value);
            if (!problems.isEmpty()) {
                errors.add(FieldError.invalid(path.child(field).index(index), value, String.join(",", problems)));
            }
            index++;
        }
    }

    private static void problems(String value, String checked, String hint, FieldPath path, List<FieldError> errors) {
        List<String> problems = checked.isEmpty() ? List.of() : NameRules.dns1035Label(checked);
        if (!problems.isEmpty()) {
            errors.add(FieldError.invalid(path, value, hint + String.join(",", problems)));
        }
    }
}
