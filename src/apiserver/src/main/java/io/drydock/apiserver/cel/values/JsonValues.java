package io.drydock.apiserver.cel.values;

import dev.cel.common.values.NullValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as values of CEL. Whole numbers are {@code int} where they fit, and {@code double} beyond.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/cel/common/valuesunstructured.go: UnstructuredToVal (1.36)"
 */
public final class JsonValues {
    private JsonValues() {}

    /** What an expression sees of a tree, which must not change while it is looked at. */
    public static Object of(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> new JsonMap(object);
            case ArrayNode array -> new JsonList(array);
            case JsonNode scalar -> scalar(scalar);
        };
    }

    private static Object scalar(JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return node.isIntegralNumber() && node.canConvertToLong() ? (Object) node.longValue() : node.doubleValue();
        }
        return NullValue.NULL_VALUE;
    }
}
