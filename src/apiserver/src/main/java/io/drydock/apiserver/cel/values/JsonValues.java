package io.drydock.apiserver.cel.values;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import io.drydock.apimachinery.time.GoDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
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

    /**
     * A value of CEL as JSON.
     *
     * @throws IllegalArgumentException when it has none, as a type or an authorizer
     */
    public static JsonNode toJson(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (value) {
            case String text -> nodes.stringNode(text);
            case Boolean bool -> nodes.booleanNode(bool);
            case Long number -> nodes.numberNode(number);
            case UnsignedLong number -> nodes.numberNode(number.bigIntegerValue());
            case Double number -> nodes.numberNode(number);
            case NullValue ignored -> nodes.nullNode();
            case CelByteString bytes -> nodes.stringNode(Base64.getEncoder().encodeToString(bytes.toByteArray()));
            case Instant time -> nodes.stringNode(time.toString());
            case Duration duration -> nodes.stringNode(GoDuration.format(duration));
            case List<?> list -> {
                ArrayNode array = nodes.arrayNode();
                list.forEach(item -> array.add(toJson(item)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = nodes.objectNode();
                map.forEach((key, item) -> object.set(key(key), toJson(item)));
                yield object;
            }
            default ->
                throw new IllegalArgumentException(
                        "there is no JSON for a " + value.getClass().getSimpleName());
        };
    }

    private static String key(Object key) {
        if (key instanceof String name) {
            return name;
        }
        throw new IllegalArgumentException("map key \"" + key + "\" is not a string");
    }
}
