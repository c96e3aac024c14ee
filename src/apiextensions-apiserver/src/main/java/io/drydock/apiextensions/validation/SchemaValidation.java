package io.drydock.apiextensions.validation;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What an OpenAPI schema of a custom resource may say.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go:
 *     validateCustomResourceDefinitionValidation"
 */
final class SchemaValidation {
    private static final List<String> NESTED_LISTS = List.of("allOf", "oneOf", "anyOf");
    private static final List<String> UNSUPPORTED =
            List.of("id", "additionalItems", "patternProperties", "definitions", "dependencies", "$ref");
    private static final Set<String> RESOURCE_FIELDS = Set.of("metadata", "kind", "apiVersion");
    private static final String UNIQUE =
            "uniqueItems cannot be set to true since the runtime complexity becomes quadratic";

    private final SchemaRules rules;
    private final List<FieldError> errors = new ArrayList<>();

    private SchemaValidation(SchemaRules rules) {
        this.rules = rules;
    }

    /**
     * Where in a resource a schema is.
     *
     * @param defaultsForbidden why there may be no default; empty when there may be one
     * @param resourceMeta whether it describes kind, version or metadata of a resource
     */
    private record Place(String defaultsForbidden, boolean resourceMeta) {
        Place withoutDefaults(String reason) {
            return new Place(reason, resourceMeta);
        }
    }

    /** @param holder what holds {@code openAPIV3Schema} */
    static List<FieldError> validate(JsonNode holder, boolean hasStatus, SchemaRules rules, FieldPath path) {
        JsonNode schema = holder.path("openAPIV3Schema");
        if (!schema.isObject()) {
            return List.of();
        }
        SchemaValidation validation = new SchemaValidation(rules);
        FieldPath at = path.child("openAPIV3Schema");
        validation.root(schema, hasStatus, at);
        Optional<String> unsupported = rules.structural() ? UnsupportedWords.problem(schema) : Optional.empty();
        List<FieldError> structure = rules.structural() && unsupported.isEmpty()
                ? StructuralSchemaValidation.validate(schema, at)
                : List.of();
        // The newer release looks at the structure first.
        if (rules.isNewest()) {
            validation.errors.addAll(structure);
        }
        validation.schema(schema, true, new Place(rules.defaultsForbidden(), false), at);
        if (!rules.isNewest()) {
            validation.errors.addAll(structure);
        }
        // Most of these words are refused by name already.
        if (validation.errors.isEmpty()) {
            unsupported.ifPresent(problem -> validation.errors.add(FieldError.invalid(at, "", problem)));
        }
        return validation.errors;
    }

    private void root(JsonNode schema, boolean hasStatus, FieldPath path) {
        if (hasStatus) {
            RootSchemaValidation.validate(schema, rules, path).ifPresent(errors::add);
        }
        if (schema.path("nullable").asBoolean(false)) {
            errors.add(FieldError.forbidden(path.child("nullable"), "nullable cannot be true at the root"));
        }
    }

    private void schema(JsonNode schema, boolean isRoot, Place place, FieldPath path) {
        if (!schema.isObject()) {
            return;
        }
        words(schema, place, path);
        if (schema.path("uniqueItems").asBoolean(false)) {
            errors.add(FieldError.forbidden(path.child("uniqueItems"), UNIQUE));
        }
        additionalProperties(schema, place, path);
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            schema(
                    property.getValue(),
                    false,
                    property(schema, property.getKey(), isRoot, place),
                    path.child("properties").key(property.getKey()));
        }
        schema(schema.path("not"), false, place, path.child("not"));
        for (String field : NESTED_LISTS) {
            nested(schema.path(field), place, path.child(field));
        }
        for (Map.Entry<String, JsonNode> entry : schema.path("definitions").properties()) {
            schema(entry.getValue(), false, place, path.child("definitions").key(entry.getKey()));
        }
        schema(schema.path("items"), false, place, path.child("items"));
        if (schema.path("items").isArray()) {
            nested(schema.path("items"), place, path.child("items"));
        }
        JsonNode preserve = schema.path("x-kubernetes-preserve-unknown-fields");
        if (preserve.isBoolean() && !preserve.asBoolean()) {
            errors.add(FieldError.invalid(
                    path.child("x-kubernetes-preserve-unknown-fields"), false, "must be true or undefined"));
        }
        errors.addAll(ListSchemaValidation.validate(schema, rules, path));
        if (rules.isNewest()) {
            errors.addAll(ValidationRuleValidation.validate(schema, path));
        }
    }

    private void nested(JsonNode schemas, Place place, FieldPath path) {
        for (int i = 0; i < schemas.size(); i++) {
            schema(schemas.get(i), false, place, path.index(i));
        }
    }

    private static Place property(JsonNode schema, String name, boolean isRoot, Place place) {
        boolean isResource =
                isRoot || schema.path("x-kubernetes-embedded-resource").asBoolean(false);
        if (!isResource || !RESOURCE_FIELDS.contains(name)) {
            return place;
        }
        return new Place(isRoot ? "in top-level " + name : place.defaultsForbidden(), true);
    }

    private void additionalProperties(JsonNode schema, Place place, FieldPath path) {
        JsonNode additional = schema.path("additionalProperties");
        boolean restricts = additional.isObject() || additional.isBoolean() && !additional.asBoolean();
        if (restricts && !schema.path("properties").isEmpty()) {
            errors.add(FieldError.forbidden(
                    path.child("additionalProperties"), "additionalProperties and properties are mutual exclusive"));
        }
        Place within = place.resourceMeta()
                ? place.withoutDefaults("inside additionalProperties applying to object metadata")
                : place;
        schema(additional, false, within, path.child("additionalProperties"));
    }

    private void words(JsonNode schema, Place place, FieldPath path) {
        String type = schema.path("type").asString("");
        if (rules.knownTypes() && !SchemaRules.isKnownType(type)) {
            errors.add(FieldError.notSupported(path.child("type"), type, SchemaRules.types()));
        }
        if (schema.has("default") && !place.defaultsForbidden().isEmpty()) {
            errors.add(FieldError.forbidden(path.child("default"), "must not be set " + place.defaultsForbidden()));
        }
        for (String word : UNSUPPORTED) {
            if (isSaid(word, schema.path(word))) {
                errors.add(FieldError.forbidden(path.child(word), word + " is not supported"));
            }
        }
        if (type.equals("null")) {
            errors.add(FieldError.forbidden(
                    path.child("type"), "type cannot be set to null, use nullable as an alternative"));
        }
        if (!schema.path("items").isEmpty() && schema.path("items").isArray()) {
            errors.add(FieldError.forbidden(path.child("items"), "items must be a schema object and not an array"));
        }
        boolean embedded = schema.path("x-kubernetes-embedded-resource").asBoolean(false);
        if (place.resourceMeta() && embedded) {
            errors.add(FieldError.forbidden(
                    path.child("x-kubernetes-embedded-resource"), "must not be used inside of resource meta"));
        }
    }

    /** Some words count as said wherever they stand, others only with something in them. */
    private static boolean isSaid(String word, JsonNode value) {
        return switch (word) {
            case "id" -> !value.asString("").isEmpty();
            case "patternProperties", "definitions" -> !value.isEmpty();
            default -> !value.isMissingNode() && !value.isNull();
        };
    }
}
