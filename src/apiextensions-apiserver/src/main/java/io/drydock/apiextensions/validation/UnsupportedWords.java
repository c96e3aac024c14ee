package io.drydock.apiextensions.validation;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Words of JSON schemas that a structural schema cannot be made of.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/convert.go: NewStructural"
 */
final class UnsupportedWords {
    private static final List<String> WORDS =
            List.of("id", "$schema", "$ref", "patternProperties", "dependencies", "additionalItems", "definitions");
    private static final List<String> ALTERNATIVES = List.of("allOf", "anyOf", "oneOf");

    private UnsupportedWords() {}

    /** What is said of the first that is found, the schema's own before those within it. */
    static Optional<String> problem(JsonNode schema) {
        for (String word : WORDS) {
            if (isSaid(word, schema.path(word))) {
                return Optional.of("OpenAPIV3Schema '" + word.replace("$schema", "schema") + "' is not supported");
            }
        }
        Optional<String> nested = alternatives(schema);
        if (nested.isPresent()) {
            return nested;
        }
        if (schema.path("x-kubernetes-preserve-unknown-fields").isBoolean()
                && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            return Optional.of("internal error: 'x-kubernetes-preserve-unknown-fields' must be true or undefined");
        }
        JsonNode items = schema.path("items");
        if (items.isArray() && !items.isEmpty()) {
            return Optional.of("OpenAPIV3Schema 'items' must be a schema, but is an array");
        }
        return items(schema, items);
    }

    private static Optional<String> alternatives(JsonNode schema) {
        Optional<String> found = schema.path("not").isObject() ? problem(schema.path("not")) : Optional.<String>empty();
        for (String alternative : ALTERNATIVES) {
            for (JsonNode clause : schema.path(alternative)) {
                found = found.or(() -> problem(clause));
            }
        }
        return found;
    }

    private static Optional<String> items(JsonNode schema, JsonNode items) {
        Optional<String> found = items.isObject() ? problem(items) : Optional.empty();
        for (JsonNode property : schema.path("properties")) {
            found = found.or(() -> problem(property));
        }
        JsonNode additional = schema.path("additionalProperties");
        return found.or(() -> additional.isObject() ? problem(additional) : Optional.empty());
    }

    private static boolean isSaid(String word, JsonNode value) {
        return switch (word) {
            case "id", "$schema", "$ref" -> !value.asString("").isEmpty();
            case "additionalItems" -> !value.isMissingNode() && !value.isNull();
            default -> !value.isEmpty();
        };
    }
}
