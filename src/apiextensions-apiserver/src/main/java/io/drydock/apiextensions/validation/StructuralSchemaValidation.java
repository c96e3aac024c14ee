package io.drydock.apiextensions.validation;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Whether a schema is structural: every field has one type, said outside of any {@code anyOf}, {@code oneOf},
 * {@code allOf} and {@code not}, so that pruning and defaulting know what to do without trying alternatives.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/validation.go: ValidateStructural"
 */
final class StructuralSchemaValidation {
    private static final List<String> FORBIDDEN_TRUTHS = List.of(
            "x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource", "x-kubernetes-int-or-string");
    private static final List<String> ALTERNATIVES = List.of("anyOf", "allOf", "oneOf");

    private final List<FieldError> errors = new ArrayList<>();

    private StructuralSchemaValidation() {}

    /** In the order of their messages. */
    static List<FieldError> validate(JsonNode schema, FieldPath path) {
        StructuralSchemaValidation validation = new StructuralSchemaValidation();
        validation.level(schema, Level.ROOT, path);
        validation.errors.sort(Comparator.comparing(FieldError::message));
        return validation.errors;
    }

    private enum Level {
        ROOT("must not be empty at the root"),
        ITEM("must not be empty for specified array items"),
        FIELD("must not be empty for specified object fields");

        private final String noType;

        Level(String noType) {
            this.noType = noType;
        }
    }

    private void level(JsonNode schema, Level level, FieldPath path) {
        String type = schema.path("type").asString("");
        if (type.equals("array") && !schema.path("items").isObject()) {
            errors.add(FieldError.required(path.child("items"), "must be specified"));
        }
        if (schema.path("items").isObject()) {
            level(schema.path("items"), Level.ITEM, path.child("items"));
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            level(property.getValue(), Level.FIELD, path.child("properties").key(property.getKey()));
        }
        additionalProperties(schema, level, path);
        extensions(schema, path);
        values(schema, isIntegerOrText(schema.path("anyOf")), schema.path("allOf"), path);
        type(schema, type, level, path);
        resourceFields(schema, level, path);
    }

    private void additionalProperties(JsonNode schema, Level level, FieldPath path) {
        JsonNode additional = schema.path("additionalProperties");
        if (additional.isMissingNode()) {
            return;
        }
        if (level == Level.ROOT) {
            errors.add(FieldError.forbidden(path.child("additionalProperties"), "must not be used at the root"));
        }
        if (additional.isObject()) {
            level(additional, Level.FIELD, path.child("additionalProperties"));
        }
    }

    private void extensions(JsonNode schema, FieldPath path) {
        if (!isIntOrString(schema)) {
            return;
        }
        for (String extension : List.of("x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource")) {
            if (schema.path(extension).asBoolean(false)) {
                errors.add(FieldError.invalid(
                        path.child(extension), true, "must be false if x-kubernetes-int-or-string is true"));
            }
        }
    }

    private void type(JsonNode schema, String type, Level level, FieldPath path) {
        boolean embedded = schema.path("x-kubernetes-embedded-resource").asBoolean(false);
        boolean preserves = schema.path("x-kubernetes-preserve-unknown-fields").asBoolean(false);
        FieldPath typePath = path.child("type");
        if (embedded && !type.equals("object")) {
            String detail = "must be object if x-kubernetes-embedded-resource is true";
            errors.add(
                    type.isEmpty()
                            ? FieldError.required(typePath, detail)
                            : FieldError.invalid(typePath, type, detail));
        } else if (type.isEmpty() && !isIntOrString(schema) && !preserves) {
            errors.add(FieldError.required(typePath, level.noType));
        }
        if (embedded && schema.has("additionalProperties")) {
            errors.add(FieldError.forbidden(
                    path.child("additionalProperties"), "must not be used if x-kubernetes-embedded-resource is set"));
        }
        if (level == Level.ROOT && !type.isEmpty() && !type.equals("object")) {
            errors.add(FieldError.invalid(typePath, type, "must be object at the root"));
        }
        if (embedded && !preserves && schema.path("properties").isEmpty()) {
            errors.add(FieldError.required(
                    path.child("properties"),
                    "must not be empty if x-kubernetes-embedded-resource is true without"
                            + " x-kubernetes-preserve-unknown-fields"));
        }
    }

    /** Kind, version and metadata have the types they always have, and metadata is not described any further. */
    private void resourceFields(JsonNode schema, Level level, FieldPath path) {
        boolean resource = level == Level.ROOT
                || schema.path("x-kubernetes-embedded-resource").asBoolean(false);
        if (!resource) {
            return;
        }
        FieldPath properties = path.child("properties");
        for (String field : List.of("kind", "apiVersion", "metadata")) {
            JsonNode property = schema.path("properties").path(field);
            String wanted = field.equals("metadata") ? "object" : "string";
            String type = property.path("type").asString("");
            if (property.isObject() && !type.equals(wanted)) {
                errors.add(FieldError.invalid(properties.key(field).child("type"), type, "must be " + wanted));
            }
        }
        JsonNode metadata = schema.path("properties").path("metadata");
        if (level == Level.ROOT && metadata.isObject() && saysMoreThanNames(metadata)) {
            errors.add(
                    FieldError.forbidden(
                            properties.key("metadata"),
                            "must not specify anything other than name and generateName, but metadata is implicitly specified"));
        }
    }

    private static boolean saysMoreThanNames(JsonNode metadata) {
        boolean otherProperties = metadata.path("properties").propertyNames().stream()
                .anyMatch(name -> !name.equals("name") && !name.equals("generateName"));
        boolean otherWords = metadata.propertyNames().stream()
                .anyMatch(name -> !name.equals("type") && !name.equals("properties") && !name.equals("default"));
        return otherProperties || otherWords;
    }

    /**
     * @param skipAnyOf whether the {@code anyOf} at this place is the well-known one of int-or-string
     * @param lenient an {@code allOf} whose first part may hold that one too; missing where none may
     */
    private void values(JsonNode schema, boolean skipAnyOf, JsonNode lenient, FieldPath path) {
        for (String alternative : ALTERNATIVES) {
            if (skipAnyOf && alternative.equals("anyOf")) {
                continue;
            }
            int index = 0;
            for (JsonNode nested : schema.path(alternative)) {
                boolean first = index == 0 && alternative.equals("allOf") && !lenient.isEmpty();
                nested(
                        nested,
                        first && isIntegerOrText(nested.path("anyOf")),
                        path.child(alternative).index(index));
                index++;
            }
        }
        if (schema.path("not").isObject()) {
            nested(schema.path("not"), false, path.child("not"));
        }
        String pattern = schema.path("pattern").asString("");
        if (!pattern.isEmpty()) {
            pattern(pattern, path.child("pattern"));
        }
    }

    private void pattern(String pattern, FieldPath path) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException malformed) {
            errors.add(FieldError.invalid(
                    path, pattern, "must be a valid regular expression, but isn't: " + malformed.getMessage()));
        }
    }

    /** Inside an alternative values may be restricted, but nothing may be said of the structure. */
    private void nested(JsonNode schema, boolean skipAnyOf, FieldPath path) {
        values(schema, skipAnyOf, MissingNode.getInstance(), path);
        if (schema.path("items").isObject()) {
            nested(schema.path("items"), false, path.child("items"));
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            nested(property.getValue(), false, path.child("properties").key(property.getKey()));
        }
        forbidText(schema, "type", path);
        forbidPresent(schema, "additionalProperties", path);
        forbidPresent(schema, "default", path);
        forbidText(schema, "title", path);
        forbidText(schema, "description", path);
        forbidTruth(schema, "nullable", path);
        FORBIDDEN_TRUTHS.forEach(extension -> forbidTruth(schema, extension, path));
        if (!schema.path("x-kubernetes-list-map-keys").isEmpty()) {
            errors.add(
                    FieldError.forbidden(path.child("x-kubernetes-list-map-keys"), "must be empty to be structural"));
        }
        forbidPresent(schema, "x-kubernetes-list-type", path);
        forbidPresent(schema, "x-kubernetes-map-type", path);
        if (!schema.path("x-kubernetes-validations").isEmpty()) {
            errors.add(FieldError.forbidden(path.child("x-kubernetes-validations"), "must be empty to be structural"));
        }
        if (schema.path("properties").has("metadata")) {
            errors.add(FieldError.forbidden(
                    path.child("properties").key("metadata"), "must not be specified in a nested context"));
        }
    }

    private void forbidText(JsonNode schema, String field, FieldPath path) {
        if (!schema.path(field).asString("").isEmpty()) {
            errors.add(FieldError.forbidden(path.child(field), "must be empty to be structural"));
        }
    }

    private void forbidPresent(JsonNode schema, String field, FieldPath path) {
        if (schema.has(field)) {
            errors.add(FieldError.forbidden(path.child(field), "must be undefined to be structural"));
        }
    }

    private void forbidTruth(JsonNode schema, String field, FieldPath path) {
        if (schema.path(field).asBoolean(false)) {
            errors.add(FieldError.forbidden(path.child(field), "must be false to be structural"));
        }
    }

    private static boolean isIntegerOrText(JsonNode anyOf) {
        return anyOf.size() == 2 && isPlain(anyOf.get(0), "integer") && isPlain(anyOf.get(1), "string");
    }

    private static boolean isPlain(JsonNode schema, String type) {
        return schema.size() == 1 && schema.path("type").asString("").equals(type);
    }

    private static boolean isIntOrString(JsonNode schema) {
        return schema.path("x-kubernetes-int-or-string").asBoolean(false);
    }
}
