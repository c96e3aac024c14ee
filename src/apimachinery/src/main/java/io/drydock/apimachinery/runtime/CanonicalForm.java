package io.drydock.apimachinery.runtime;

import io.drydock.apimachinery.catalog.Field;
import io.drydock.apimachinery.catalog.ListType;
import io.drydock.apimachinery.catalog.MapType;
import io.drydock.apimachinery.catalog.ScalarType;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.Type;
import java.util.IdentityHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a tree as Go writes the struct: fields in Go's order, what is empty left out where Go leaves it out and put in
 * where Go puts it ({@code "status": {}}, {@code "creationTimestamp": null}). Canonical is a fixed point: what is in
 * canonical form stays as it is.
 *
 * @see "Go: encoding/json/encode.go: structEncoder"
 */
public final class CanonicalForm {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final boolean stored;
    private final Map<JsonNode, ObjectNode> maps = new IdentityHashMap<>();

    private CanonicalForm(boolean stored) {
        this.stored = stored;
    }

    /** As Go's JSON has it: a list that was given empty is written as one, unless its field leaves empty ones out. */
    public static ObjectNode ofJson(ObjectNode tree, StructType type) {
        return new CanonicalForm(false).struct(tree, type);
    }

    /**
     * As it comes back from storage. Built-in objects are stored in protobuf, which does not tell empty lists and maps
     * from absent ones.
     */
    public static ObjectNode ofStored(ObjectNode tree, StructType type) {
        return new CanonicalForm(true).struct(tree, type);
    }

    private ObjectNode struct(JsonNode tree, StructType type) {
        ObjectNode object = NODES.objectNode();
        for (Field field : type.fields()) {
            JsonNode value = tree.get(field.name());
            if (value == null || value.isNull()) {
                absent(object, field);
            } else {
                present(object, field, value);
            }
        }
        return object;
    }

    private void absent(ObjectNode object, Field field) {
        if (field.presence().pointer()) {
            if (!field.presence().omitEmpty()) {
                object.putNull(field.name());
            }
            return;
        }
        switch (field.type()) {
            case StructType struct -> {
                if (!field.presence().omitZero()) {
                    object.set(field.name(), struct(NODES.objectNode(), struct));
                }
            }
            case ScalarType scalar -> absent(object, field, scalar);
            case ListType _, MapType _ -> empty(object, field);
        }
    }

    private static void absent(ObjectNode object, Field field, ScalarType scalar) {
        boolean left = switch (scalar) {
            // Structs in Go, which are never empty.
            case TIME, MICRO_TIME, QUANTITY, INT_OR_STRING, ANY ->
                field.presence().omitZero();
            case STRING, INT32, INT64, DOUBLE, BOOLEAN, BYTES ->
                field.presence().omitEmpty() || field.presence().omitZero();
        };
        if (!left) {
            object.set(field.name(), ScalarForms.zero(scalar));
        }
    }

    private static void empty(ObjectNode object, Field field) {
        if (!field.presence().omitEmpty()) {
            object.putNull(field.name());
        }
    }

    private void present(ObjectNode object, Field field, JsonNode value) {
        JsonNode canonical = value(value, field.type());
        if (!field.presence().pointer()) {
            boolean container = field.type() instanceof ListType || field.type() instanceof MapType;
            if (container && canonical.isEmpty() && (stored || field.presence().omitEmpty())) {
                empty(object, field);
                return;
            }
            if (field.type() instanceof ScalarType scalar && ScalarForms.isZero(scalar, canonical)) {
                absent(object, field, scalar);
                return;
            }
            if (field.presence().omitZero() && field.type() instanceof StructType struct && isZero(canonical, struct)) {
                return;
            }
        }
        object.set(field.name(), canonical);
    }

    private boolean isZero(JsonNode canonical, StructType type) {
        return canonical.equals(struct(NODES.objectNode(), type));
    }

    private JsonNode value(JsonNode value, Type type) {
        return switch (type) {
            case StructType struct -> struct(value, struct);
            case ListType list -> list(value, list);
            case MapType map -> map(value, map);
            case ScalarType _ -> value;
        };
    }

    private JsonNode list(JsonNode value, ListType type) {
        ArrayNode list = NODES.arrayNode(value.size());
        for (JsonNode item : value) {
            list.add(value(item, type.item()));
        }
        return list;
    }

    /** In the order of the keys, as Go writes maps. One map that stands in two fields stays one. */
    private JsonNode map(JsonNode value, MapType type) {
        ObjectNode known = maps.get(value);
        if (known != null) {
            return known;
        }
        ObjectNode map = NODES.objectNode();
        value.propertyNames().stream().sorted().forEach(name -> map.set(name, value(value.get(name), type.value())));
        maps.put(value, map);
        return map;
    }
}
