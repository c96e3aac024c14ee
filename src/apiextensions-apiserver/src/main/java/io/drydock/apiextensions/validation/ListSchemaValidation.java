package io.drydock.apiextensions.validation;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * How lists and maps are merged: the words {@code x-kubernetes-list-type}, {@code x-kubernetes-list-map-keys} and
 * {@code x-kubernetes-map-type} of one schema, and what they ask of the items.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go:
 *     ValidateCustomResourceDefinitionOpenAPISchema, validateMapListKeysMapSet"
 */
final class ListSchemaValidation {
    private static final String LIST_TYPE = "x-kubernetes-list-type";
    private static final String MAP_TYPE = "x-kubernetes-map-type";
    private static final String MAP_KEYS = "x-kubernetes-list-map-keys";
    private static final List<String> LIST_TYPES = List.of("atomic", "set", "map");
    private static final List<String> MAP_TYPES = List.of("atomic", "granular");

    private final JsonNode schema;
    private final FieldPath path;
    private final List<FieldError> errors = new ArrayList<>();

    private ListSchemaValidation(JsonNode schema, FieldPath path) {
        this.schema = schema;
        this.path = path;
    }

    static List<FieldError> validate(JsonNode schema, SchemaRules rules, FieldPath path) {
        ListSchemaValidation validation = new ListSchemaValidation(schema, path);
        validation.mapType();
        validation.listType(rules.atomicSets());
        if (rules.mapKeysPresent()) {
            validation.errors.addAll(keysPresent(schema, path));
        }
        return validation.errors;
    }

    private void mapType() {
        if (schema.has(MAP_TYPE)) {
            requireType("object", MAP_TYPE);
            oneOf(MAP_TYPE, MAP_TYPES);
        }
    }

    private void listType(boolean atomicSets) {
        String listType = schema.path(LIST_TYPE).asString("");
        if (schema.has(LIST_TYPE)) {
            boolean isArray = requireType("array", LIST_TYPE);
            if (isArray && atomicSets) {
                errors.addAll(setOfAtoms(schema, path));
            }
            oneOf(LIST_TYPE, LIST_TYPES);
        }
        if (!schema.path(MAP_KEYS).isEmpty() && !listType.equals("map")) {
            String detail = "must be map if x-kubernetes-list-map-keys is non-empty";
            errors.add(
                    schema.has(LIST_TYPE)
                            ? FieldError.invalid(path.child(LIST_TYPE), listType, detail)
                            : FieldError.required(path.child(LIST_TYPE), detail));
        }
        if (listType.equals("map")) {
            mapList();
        }
    }

    private boolean requireType(String wanted, String word) {
        String type = schema.path("type").asString("");
        if (type.equals(wanted)) {
            return true;
        }
        String detail = "must be " + wanted + " if " + word + " is specified";
        errors.add(
                type.isEmpty()
                        ? FieldError.required(path.child("type"), detail)
                        : FieldError.invalid(path.child("type"), type, detail));
        return false;
    }

    private void oneOf(String word, List<String> accepted) {
        String value = schema.path(word).asString("");
        if (!accepted.contains(value)) {
            errors.add(FieldError.notSupported(path.child(word), value, accepted));
        }
    }

    private void mapList() {
        JsonNode keys = schema.path(MAP_KEYS);
        if (keys.isEmpty()) {
            errors.add(FieldError.required(path.child(MAP_KEYS), "must not be empty if x-kubernetes-list-type is map"));
        }
        JsonNode items = schema.path("items");
        if (items.isMissingNode() || items.isNull()) {
            errors.add(FieldError.required(path.child("items"), "must have a schema if x-kubernetes-list-type is map"));
            return;
        }
        if (!items.isObject()) {
            errors.add(FieldError.invalid(
                    path.child("items"), items, "must only have a single schema if x-kubernetes-list-type is map"));
            return;
        }
        String type = items.path("type").asString("");
        if (!type.equals("object")) {
            errors.add(FieldError.invalid(
                    path.child("items").child("type"),
                    type,
                    "must be object if parent array's x-kubernetes-list-type is map"));
            return;
        }
        mapKeys(keys, items);
    }

    private void mapKeys(JsonNode keys, JsonNode items) {
        Set<String> seen = new HashSet<>();
        List<String> all = keys.valueStream().map(key -> key.asString("")).toList();
        for (String key : all) {
            JsonNode property = items.path("properties").path(key);
            String type = property.path("type").asString("");
            if (!property.isObject()) {
                errors.add(
                        FieldError.invalid(path.child(MAP_KEYS), keys, "entries must all be names of item properties"));
            } else if (type.equals("array") || type.equals("object")) {
                // The real server shows the type of the item here, not that of the property.
                errors.add(FieldError.invalid(
                        path.child("items").child("properties").key(key).child("type"),
                        "object",
                        "must be a scalar type if parent array's x-kubernetes-list-type is map"));
            }
            if (!seen.add(key)) {
                errors.add(FieldError.invalid(path.child(MAP_KEYS), keys, "must not contain duplicate entries"));
            }
        }
    }

    /** What is in a set is compared as a whole, so that it must be atomic. */
    static List<FieldError> setOfAtoms(JsonNode schema, FieldPath path) {
        JsonNode items = schema.path("items");
        if (!schema.path(LIST_TYPE).asString("").equals("set") || !items.isObject()) {
            return List.of();
        }
        String detail = "must be atomic as item of a list with x-kubernetes-list-type=set";
        JsonNode listType = items.path(LIST_TYPE);
        return switch (items.path("type").asString("")) {
            case "array" ->
                listType.isMissingNode() || listType.asString("").equals("atomic")
                        ? List.of()
                        : List.of(FieldError.invalid(path.child("items").child(LIST_TYPE), listType, detail));
            // The real server shows the list type here, which an object does not have.
            case "object" ->
                items.path(MAP_TYPE).asString("").equals("atomic")
                        ? List.of()
                        : List.of(FieldError.invalid(path.child("items").child(MAP_TYPE), listType, detail));
            default -> List.of();
        };
    }

    /** What finds an item in a map or set is always there. */
    static List<FieldError> keysPresent(JsonNode schema, FieldPath path) {
        String listType = schema.path(LIST_TYPE).asString("");
        JsonNode items = schema.path("items");
        if (!items.isObject() || !(listType.equals("set") || listType.equals("map"))) {
            return List.of();
        }
        List<FieldError> errors = new ArrayList<>();
        FieldPath itemPath = path.child("items");
        if (items.path("nullable").asBoolean(false)) {
            errors.add(FieldError.forbidden(
                    itemPath.child("nullable"), "cannot be nullable when x-kubernetes-list-type is " + listType));
        }
        if (listType.equals("set")) {
            return errors;
        }
        for (JsonNode name : schema.path(MAP_KEYS)) {
            JsonNode property = items.path("properties").path(name.asString(""));
            FieldPath at = itemPath.child("properties").key(name.asString(""));
            boolean required = items.path("required").valueStream().anyMatch(name::equals);
            if (property.isObject() && !required && !property.has("default")) {
                errors.add(FieldError.required(
                        at.child("default"),
                        "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required"
                                + " property"));
            }
            if (property.path("nullable").asBoolean(false)) {
                errors.add(FieldError.forbidden(
                        at.child("nullable"),
                        "this property is in x-kubernetes-list-map-keys, so it cannot be nullable"));
            }
        }
        return errors;
    }
}
