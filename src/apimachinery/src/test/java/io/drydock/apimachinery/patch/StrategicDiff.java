package io.drydock.apimachinery.patch;

import io.drydock.apimachinery.catalog.Field;
import io.drydock.apimachinery.catalog.ListType;
import io.drydock.apimachinery.catalog.MapType;
import io.drydock.apimachinery.catalog.ScalarType;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.json.JsonTrees;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the strategic merge patch that leads from one object to another, as a client would. Elements of lists that
 * merge must be told apart by their merge keys.
 */
final class StrategicDiff {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private StrategicDiff() {}

    static ObjectNode between(JsonNode from, JsonNode to, StructType type) {
        ObjectNode patch = NODES.objectNode();
        for (String name : from.propertyNames()) {
            if (!to.has(name)) {
                patch.putNull(name);
            }
        }
        for (Map.Entry<String, JsonNode> field : to.properties()) {
            JsonNode before = from.path(field.getKey());
            if (before.isMissingNode()) {
                patch.set(field.getKey(), field.getValue().deepCopy());
            } else if (!JsonTrees.equal(before, field.getValue())) {
                change(
                        patch,
                        before,
                        field.getValue(),
                        type.field(field.getKey()).orElseThrow());
            }
        }
        return patch;
    }

    private static void change(ObjectNode patch, JsonNode before, JsonNode after, Field field) {
        if (before.isObject() && after instanceof ObjectNode wanted) {
            patch.set(field.name(), object(before, wanted, field));
        } else if (before.isArray()
                && after.isArray()
                && field.patchStrategies().contains("merge")) {
            list(patch, before, after, field);
        } else {
            patch.set(field.name(), after.deepCopy());
        }
    }

    private static ObjectNode object(JsonNode before, ObjectNode after, Field field) {
        if (field.patchStrategies().contains("replace")) {
            return after.deepCopy();
        }
        return switch (field.type()) {
            case StructType struct -> {
                ObjectNode patch = between(before, after, struct);
                if (field.patchStrategies().contains("retainKeys")) {
                    ArrayNode kept = patch.putArray("$retainKeys");
                    after.propertyNames().forEach(kept::add);
                    patch.properties().removeIf(entry -> entry.getValue().isNull());
                }
                yield patch;
            }
            case MapType map
            when map.value() instanceof ScalarType scalar && scalar != ScalarType.ANY ->
                between(
                        before,
                        after,
                        StructType.of(
                                "map",
                                after.propertyNames().stream()
                                        .map(name -> Field.optional(name, scalar))
                                        .toList()));
            case MapType _, ListType _, ScalarType _ -> replacing(after);
        };
    }

    private static ObjectNode replacing(ObjectNode after) {
        ObjectNode patch = after.deepCopy();
        return patch.put("$patch", "replace");
    }

    private static void list(ObjectNode patch, JsonNode before, JsonNode after, Field field) {
        if (field.mergeKey().isEmpty()) {
            scalars(patch, before, after, field.name());
            return;
        }
        Map<JsonNode, JsonNode> old = byKey(before, field.mergeKey());
        Map<JsonNode, JsonNode> wanted = byKey(after, field.mergeKey());
        StructType element = (StructType) ((ListType) field.type()).item();
        ArrayNode order = patch.putArray("$setElementOrder/" + field.name());
        ArrayNode changes = NODES.arrayNode();
        wanted.forEach((key, each) -> {
            order.addObject().set(field.mergeKey(), key);
            JsonNode former = old.get(key);
            if (former == null) {
                changes.add(each.deepCopy());
            } else if (!JsonTrees.equal(former, each)) {
                changes.add(between(former, each, element).set(field.mergeKey(), key));
            }
        });
        old.keySet().stream()
                .filter(key -> !wanted.containsKey(key))
                .forEach(key -> changes.addObject().put("$patch", "delete").set(field.mergeKey(), key));
        if (!changes.isEmpty()) {
            patch.set(field.name(), changes);
        }
    }

    private static Map<JsonNode, JsonNode> byKey(JsonNode list, String key) {
        Map<JsonNode, JsonNode> elements = new LinkedHashMap<>();
        list.forEach(element -> elements.put(element.path(key), element));
        return elements;
    }

    private static void scalars(ObjectNode patch, JsonNode before, JsonNode after, String name) {
        patch.set("$setElementOrder/" + name, after.deepCopy());
        ArrayNode added = NODES.arrayNode();
        after.forEach(each -> {
            if (before.valueStream().noneMatch(each::equals)) {
                added.add(each);
            }
        });
        ArrayNode removed = NODES.arrayNode();
        before.forEach(each -> {
            if (after.valueStream().noneMatch(each::equals)) {
                removed.add(each);
            }
        });
        if (!added.isEmpty()) {
            patch.set(name, added);
        }
        if (!removed.isEmpty()) {
            patch.set("$deleteFromPrimitiveList/" + name, removed);
        }
    }
}
