package io.drydock.apiextensions.schema;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes from a value what its schema does not know. Kind, version and metadata of resources stay.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning/algorithm.go: Prune"
 */
public final class Pruning {
    private static final Set<String> RESOURCE_FIELDS = Set.of("apiVersion", "kind", "metadata");

    private Pruning() {}

    /**
     * @param value is changed
     * @param schema a structural one; missing where nothing is known
     * @param isResource whether the value is a resource even if its schema does not say so
     */
    public static void prune(JsonNode value, JsonNode schema, boolean isResource) {
        if (schema.path("x-kubernetes-preserve-unknown-fields").asBoolean(false)) {
            pruneKnown(value, schema, isResource);
        } else if (value instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                if (isResourceField(name, schema, isResource)) {
                    continue;
                }
                if (isDescribed(name, schema)) {
                    prune(object.get(name), field(name, schema), false);
                } else {
                    object.remove(name);
                }
            }
        } else {
            value.forEach(item -> prune(item, schema.path("items"), false));
        }
    }

    private static void pruneKnown(JsonNode value, JsonNode schema, boolean isResource) {
        if (schema.isMissingNode()) {
            return;
        }
        if (value instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                if (!isResourceField(name, schema, isResource) && isDescribed(name, schema)) {
                    prune(object.get(name), field(name, schema), false);
                }
            }
        } else {
            value.forEach(item -> pruneKnown(item, schema.path("items"), false));
        }
    }

    private static boolean isResourceField(String name, JsonNode schema, boolean isResource) {
        return RESOURCE_FIELDS.contains(name)
                && (isResource || schema.path("x-kubernetes-embedded-resource").asBoolean(false));
    }

    private static boolean isDescribed(String name, JsonNode schema) {
        return schema.path("properties").has(name) || schema.has("additionalProperties");
    }

    private static JsonNode field(String name, JsonNode schema) {
        JsonNode property = schema.path("properties").path(name);
        JsonNode additional = schema.path("additionalProperties");
        return property.isObject() ? property : additional.isObject() ? additional : MissingNode.getInstance();
    }
}
