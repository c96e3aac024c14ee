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
    private final boolean unlimited;
    private final List<FieldError> errors = new ArrayList<>();
    private final List<FieldError> ruleErrors = new ArrayList<>();

    private SchemaValidation(SchemaRules rules, boolean unlimited) {
        this.rules = rules;
        this.unlimited = unlimited;
    }

    /**
     * Where in a resource a schema is.
     *
     * @param defaultsForbidden why there may be no default; empty when there may be one
     * @param resourceMeta whether it describes kind, version or metadata of a resource
     * @param uncorrelated the outermost list or map around it whose values are not found again after a change
     * @param scope absent where rules are not compiled
     */
    private record Place(
            String defaultsForbidden,
            boolean resourceMeta,
            Optional<FieldPath> uncorrelated,
            Optional<RuleScope> scope) {
        Place withoutDefaults(String reason) {
            return new Place(reason, resourceMeta, uncorrelated, scope);
        }

        Place inMeta(String reason) {
            return new Place(reason, true, uncorrelated, scope);
        }

        Place uncorrelatedIn(FieldPath outer) {
            return new Place(defaultsForbidden, resourceMeta, uncorrelated.or(() -> Optional.of(outer)), scope);
        }

        Place child(JsonNode nested) {
            return new Place(defaultsForbidden, resourceMeta, uncorrelated, scope.map(around -> around.child(nested)));
        }

        Place alternative() {
            return new Place(defaultsForbidden, resourceMeta, uncorrelated, Optional.empty());
        }
    }

    /**
     * @param holder what holds {@code openAPIV3Schema}
     * @param unlimited whether a single rule may cost what it will
     */
    static List<FieldError> validate(
            JsonNode holder, boolean hasStatus, SchemaRules rules, boolean unlimited, FieldPath path) {
        JsonNode schema = holder.path("openAPIV3Schema");
        if (!schema.isObject()) {
            return List.of();
        }
        SchemaValidation validation = new SchemaValidation(rules, unlimited);
        FieldPath at = path.child("openAPIV3Schema");
        validation.root(schema, hasStatus, at);
        Optional<String> unsupported = rules.structural() ? UnsupportedWords.problem(schema) : Optional.empty();
        boolean looksAtStructure = rules.structural() && unsupported.isEmpty();
        List<FieldError> structure = looksAtStructure ? structure(schema, rules, at) : List.of();
        Optional<RuleScope> scope = looksAtStructure && structure.isEmpty() && rules.isNewest()
                ? Optional.of(RuleScope.ofRoot(schema))
                : Optional.empty();
        // The newer release looks at the structure first.
        if (rules.isNewest()) {
            validation.errors.addAll(structure);
        }
        validation.schema(schema, true, new Place(rules.defaultsForbidden(), false, Optional.empty(), scope), at);
        validation.errors.addAll(validation.ruleErrors);
        if (!rules.isNewest()) {
            validation.errors.addAll(structure);
        }
        // Most of these words are refused by name already.
        if (validation.errors.isEmpty()) {
            unsupported.ifPresent(problem -> validation.errors.add(FieldError.invalid(at, "", problem)));
        }
        scope.ifPresent(root -> validation.errors.addAll(root.costs().tooMuchInAll(at)));
        return validation.errors;
    }

    private static List<FieldError> structure(JsonNode schema, SchemaRules rules, FieldPath path) {
        List<FieldError> structure = StructuralSchemaValidation.validate(schema, path);
        return structure.isEmpty()
                ? DefaultsValidation.validate(schema, rules.release(), rules.prunedDefaults(), path)
                : structure;
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
        int before = errors.size();
        words(schema, place, path);
        if (schema.path("uniqueItems").asBoolean(false)) {
            errors.add(FieldError.forbidden(path.child("uniqueItems"), UNIQUE));
        }
        additionalProperties(schema, place, path);
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            schema(
                    property.getValue(),
                    false,
                    property(schema, property.getKey(), isRoot, place, path).child(property.getValue()),
                    path.child("properties").key(property.getKey()));
        }
        schema(schema.path("not"), false, place.alternative(), path.child("not"));
        for (String field : NESTED_LISTS) {
            nested(schema.path(field), place.alternative(), path.child(field));
        }
        for (Map.Entry<String, JsonNode> entry : schema.path("definitions").properties()) {
            schema(
                    entry.getValue(),
                    false,
                    place.alternative(),
                    path.child("definitions").key(entry.getKey()));
        }
        items(schema, place, path.child("items"), path);
        JsonNode preserve = schema.path("x-kubernetes-preserve-unknown-fields");
        if (preserve.isBoolean() && !preserve.asBoolean()) {
            errors.add(FieldError.invalid(
                    path.child("x-kubernetes-preserve-unknown-fields"), false, "must be true or undefined"));
        }
        errors.addAll(ListSchemaValidation.validate(schema, rules, path));
        if (rules.isNewest() && !schema.path("x-kubernetes-validations").isEmpty()) {
            errors.addAll(ValidationRuleValidation.validate(schema, path));
            // What is wrong with the schema would only be said again, and less clearly.
            if (errors.size() == before && place.scope().isPresent()) {
                ruleErrors.addAll(RuleExpressions.validate(place.scope().get(), place.uncorrelated(), unlimited, path));
            }
        }
    }

    private void items(JsonNode schema, Place place, FieldPath path, FieldPath outer) {
        JsonNode items = schema.path("items");
        boolean correlates = schema.path("x-kubernetes-list-type").asString("").equals("map");
        Place within = correlates ? place : place.uncorrelatedIn(outer);
        schema(items, false, within.child(items), path);
        if (items.isArray()) {
            nested(items, within, path);
        }
    }

    private void nested(JsonNode schemas, Place place, FieldPath path) {
        for (int i = 0; i < schemas.size(); i++) {
            schema(schemas.get(i), false, place, path.index(i));
        }
    }

    private static Place property(JsonNode schema, String name, boolean isRoot, Place place, FieldPath path) {
        String mapType = schema.path("x-kubernetes-map-type").asString("granular");
        Place within = mapType.equals("granular") || mapType.equals("atomic") ? place : place.uncorrelatedIn(path);
        boolean isResource =
                isRoot || schema.path("x-kubernetes-embedded-resource").asBoolean(false);
        if (!isResource || !RESOURCE_FIELDS.contains(name)) {
            return within;
        }
        return within.inMeta(isRoot ? "in top-level " + name : place.defaultsForbidden());
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
        schema(additional, false, within.child(additional), path.child("additionalProperties"));
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
