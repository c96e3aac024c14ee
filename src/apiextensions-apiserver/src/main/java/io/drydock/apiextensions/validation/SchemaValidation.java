package io.drydock.apiextensions.validation;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What an OpenAPI schema of a custom resource may say.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go:
 *     validateCustomResourceDefinitionValidation"
 */
final class SchemaValidation {
    private static final Set<String> TYPES = Set.of("string", "number", "integer", "boolean", "array", "object");
    private static final List<String> LIST_TYPES = List.of("atomic", "set", "map");
    private static final List<String> MAP_TYPES = List.of("atomic", "granular");
    private static final List<String> NESTED_MAPS = List.of("properties", "definitions");
    private static final List<String> NESTED_LISTS = List.of("allOf", "oneOf", "anyOf");
    private static final String UNIQUE =
            "uniqueItems cannot be set to true since the runtime complexity becomes quadratic";

    private final List<FieldError> errors = new ArrayList<>();

    private SchemaValidation() {}

    /** @param holder what holds {@code openAPIV3Schema} */
    static List<FieldError> validate(JsonNode holder, boolean hasStatus, FieldPath path) {
        JsonNode schema = holder.path("openAPIV3Schema");
        if (!schema.isObject()) {
            return List.of();
        }
        SchemaValidation validation = new SchemaValidation();
        FieldPath at = path.child("openAPIV3Schema");
        validation.root(schema, hasStatus, at);
        validation.schema(schema, at);
        validation.errors.addAll(StructuralSchemaValidation.validate(schema, at));
        return validation.errors;
    }

    private void root(JsonNode schema, boolean hasStatus, FieldPath path) {
        String type = schema.path("type").asString("");
        if (hasStatus && schema.has("type") && !type.equals("object")) {
            errors.add(FieldError.invalid(
                    path.child("type"),
                    type,
                    "only \"object\" is allowed as the type at the root of the schema if the status subresource is"
                            + " enabled"));
        }
        if (schema.path("nullable").asBoolean(false)) {
            errors.add(FieldError.forbidden(path.child("nullable"), "nullable cannot be true at the root"));
        }
    }

    private void schema(JsonNode schema, FieldPath path) {
        if (!schema.isObject()) {
            return;
        }
        type(schema, path);
        if (schema.path("uniqueItems").asBoolean(false)) {
            errors.add(FieldError.forbidden(path.child("uniqueItems"), UNIQUE));
        }
        JsonNode additional = schema.path("additionalProperties");
        boolean restricts = additional.isObject() || additional.isBoolean() && !additional.asBoolean();
        if (restricts && !schema.path("properties").isEmpty()) {
            errors.add(FieldError.forbidden(
                    path.child("additionalProperties"), "additionalProperties and properties are mutual exclusive"));
        }
        schema(additional, path.child("additionalProperties"));
        for (String field : NESTED_MAPS) {
            for (Map.Entry<String, JsonNode> entry : schema.path(field).properties()) {
                schema(entry.getValue(), path.child(field).key(entry.getKey()));
            }
        }
        schema(schema.path("not"), path.child("not"));
        for (String field : NESTED_LISTS) {
            int index = 0;
            for (JsonNode entry : schema.path(field)) {
                schema(entry, path.child(field).index(index++));
            }
        }
        schema(schema.path("items"), path.child("items"));
        mapType(schema, path);
        listType(schema, path);
    }

    private void type(JsonNode schema, FieldPath path) {
        String type = schema.path("type").asString("");
        if (type.equals("null")) {
            errors.add(FieldError.forbidden(
                    path.child("type"), "type cannot be set to null, use nullable as an alternative"));
        } else if (!type.isEmpty() && !TYPES.contains(type)) {
            errors.add(FieldError.notSupported(
                    path.child("type"), type, TYPES.stream().sorted().toList()));
        }
        JsonNode preserve = schema.path("x-kubernetes-preserve-unknown-fields");
        if (preserve.isBoolean() && !preserve.asBoolean()) {
            errors.add(FieldError.invalid(
                    path.child("x-kubernetes-preserve-unknown-fields"), false, "must be true or undefined"));
        }
    }

    private void mapType(JsonNode schema, FieldPath path) {
        if (!schema.has("x-kubernetes-map-type")) {
            return;
        }
        wantType(schema, "object", "must be object if x-kubernetes-map-type is specified", path);
        oneOf(schema, "x-kubernetes-map-type", MAP_TYPES, path);
    }

    private void listType(JsonNode schema, FieldPath path) {
        JsonNode keys = schema.path("x-kubernetes-list-map-keys");
        String listType = schema.path("x-kubernetes-list-type").asString("");
        FieldPath listTypePath = path.child("x-kubernetes-list-type");
        if (schema.has("x-kubernetes-list-type")) {
            wantType(schema, "array", "must be array if x-kubernetes-list-type is specified", path);
            oneOf(schema, "x-kubernetes-list-type", LIST_TYPES, path);
        }
        if (!keys.isEmpty() && !listType.equals("map")) {
            String detail = "must be map if x-kubernetes-list-map-keys is non-empty";
            errors.add(
                    listType.isEmpty()
                            ? FieldError.required(listTypePath, detail)
                            : FieldError.invalid(listTypePath, listType, detail));
        }
        if (listType.equals("map")) {
            mapList(schema, keys, path);
        }
    }

    private void mapList(JsonNode schema, JsonNode keys, FieldPath path) {
        if (keys.isEmpty()) {
            errors.add(FieldError.required(
                    path.child("x-kubernetes-list-map-keys"), "must not be empty if x-kubernetes-list-type is map"));
        }
        JsonNode items = schema.path("items");
        if (!items.isObject()) {
            errors.add(FieldError.required(path.child("items"), "must have a schema if x-kubernetes-list-type is map"));
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
        for (JsonNode key : keys) {
            if (!items.path("properties").has(key.asString(""))) {
                errors.add(FieldError.invalid(
                        path.child("x-kubernetes-list-map-keys"),
                        keys,
                        "entries must all be names of item properties"));
                return;
            }
        }
    }

    private void wantType(JsonNode schema, String wanted, String detail, FieldPath path) {
        String type = schema.path("type").asString("");
        if (type.isEmpty()) {
            errors.add(FieldError.required(path.child("type"), detail));
        } else if (!type.equals(wanted)) {
            errors.add(FieldError.invalid(path.child("type"), type, detail));
        }
    }

    private void oneOf(JsonNode schema, String field, List<String> accepted, FieldPath path) {
        String value = schema.path(field).asString("");
        if (!accepted.contains(value)) {
            errors.add(FieldError.notSupported(path.child(field), value, accepted));
        }
    }
}
