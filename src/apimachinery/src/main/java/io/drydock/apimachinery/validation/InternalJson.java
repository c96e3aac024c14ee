package io.drydock.apimachinery.validation;

import io.drydock.apimachinery.catalog.Field;
import io.drydock.apimachinery.catalog.ListType;
import io.drydock.apimachinery.catalog.MapType;
import io.drydock.apimachinery.catalog.ScalarType;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.Type;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shows parts of built-in objects as newer releases do in errors. Those print what they hold inside, whose fields have
 * no names but those in Go and are never left out.
 *
 * @see "Go 1.36: staging/src/k8s.io/apimachinery/pkg/util/validation/field/errors.go: Error.ErrorBody"
 */
public final class InternalJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Types that are the same inside and outside, so that they keep their names. */
    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.";

    private InternalJson() {}

    /** @param value of that type, in the form in which it is stored; missing when the field is not there */
    public static JsonNode of(JsonNode value, Type type) {
        return switch (type) {
            case StructType struct when struct.name().startsWith(META) -> value.isObject() ? value : NODES.nullNode();
            case StructType struct -> struct(value, struct);
            case ListType list -> list(value, list.item());
            case MapType map -> map(value, map.value());
            case ScalarType scalar -> value.isMissingNode() || value.isNull() ? zero(scalar) : value;
        };
    }

    private static ObjectNode struct(JsonNode value, StructType type) {
        ObjectNode shown = NODES.objectNode();
        for (Field field : type.fields()) {
            JsonNode part = value.path(field.name());
            boolean absent = part.isMissingNode() || part.isNull();
            String name = field.goPath().substring(field.goPath().lastIndexOf('/') + 1);
            shown.set(name, absent && field.presence().pointer() ? NODES.nullNode() : of(part, field.type()));
        }
        return shown;
    }

    private static JsonNode list(JsonNode value, Type item) {
        if (!value.isArray()) {
            return NODES.nullNode();
        }
        ArrayNode shown = NODES.arrayNode();
        value.forEach(entry -> shown.add(of(entry, item)));
        return shown;
    }

    private static JsonNode map(JsonNode value, Type entries) {
        if (!value.isObject()) {
            return NODES.nullNode();
        }
        Map<String, JsonNode> sorted = new TreeMap<>();
        value.properties().forEach(entry -> sorted.put(entry.getKey(), of(entry.getValue(), entries)));
        ObjectNode shown = NODES.objectNode();
        sorted.forEach(shown::set);
        return shown;
    }

    private static JsonNode zero(ScalarType type) {
        return switch (type) {
            case STRING -> NODES.stringNode("");
            case INT32, INT64, DOUBLE, INT_OR_STRING -> NODES.numberNode(0);
            case BOOLEAN -> NODES.booleanNode(false);
            case QUANTITY -> NODES.stringNode("0");
            case BYTES, TIME, MICRO_TIME, ANY -> NODES.nullNode();
        };
    }
}
