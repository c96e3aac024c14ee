package io.drydock.apiextensions.validation;

import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * A level of a schema whose rules are compiled, and how often there may be values of it in one resource.
 *
 * @param most absent when the lists and maps around it are unlimited
 * @param isResource whether it describes a resource
 * @param costs of all rules of the whole schema
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/cel_validation.go:
 *     CELSchemaContext (1.36)"
 */
record RuleScope(JsonNode schema, OptionalLong most, boolean isResource, RuleCosts costs) {

    static RuleScope ofRoot(JsonNode schema) {
        return new RuleScope(schema, OptionalLong.of(1), true, new RuleCosts());
    }

    RuleScope child(JsonNode nested) {
        OptionalLong within = factor();
        OptionalLong product = most.isPresent() && within.isPresent()
                ? OptionalLong.of(RuleCosts.product(most.getAsLong(), within.getAsLong()))
                : OptionalLong.empty();
        return new RuleScope(
                nested, product, nested.path("x-kubernetes-embedded-resource").asBoolean(false), costs);
    }

    private OptionalLong factor() {
        return switch (schema.path("type").asString("")) {
            case "object" -> schema.has("additionalProperties") ? limit("maxProperties") : OptionalLong.of(1);
            case "array" -> limit("maxItems");
            default -> OptionalLong.of(1);
        };
    }

    private OptionalLong limit(String word) {
        return schema.path(word).isNumber()
                ? OptionalLong.of(Math.max(0, schema.path(word).longValue()))
                : OptionalLong.empty();
    }
}
