package io.drydock.apimachinery.managedfields;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes paths out of an object. A collection that is left with nothing becomes null.
 *
 * @see "Go: sigs.k8s.io/structured-merge-diff/typed/remove.go"
 */
final class Removal {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Removal() {}

    static JsonNode of(JsonNode value, FieldSet removed, Shape shape) {
        return switch (shape.kindFor(value)) {
            // Who claims a part of what has no parts takes it away whole.
            case LEAF, DEDUCED -> value.isContainer() ? NODES.nullNode() : value;
            case FIELDS -> fields(value, removed, shape);
            case ELEMENTS -> elements(value, removed, shape);
        };
    }

    private static JsonNode fields(JsonNode value, FieldSet removed, Shape shape) {
        ObjectNode left = NODES.objectNode();
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            PathElement step = PathElement.field(field.getKey());
            Optional<Shape> child = shape.field(field.getKey());
            if (!removed.has(step)) {
                left.set(field.getKey(), below(field.getValue(), removed.under(step), child));
            }
        }
        return left.isEmpty() ? NODES.nullNode() : left;
    }

    private static JsonNode elements(JsonNode value, FieldSet removed, Shape shape) {
        ArrayNode left = NODES.arrayNode();
        for (JsonNode element : value) {
            PathElement step = shape.stepTo(element);
            if (!removed.has(step)) {
                left.add(below(element, removed.under(step), Optional.of(shape.element())));
            }
        }
        return left.isEmpty() ? NODES.nullNode() : left;
    }

    private static JsonNode below(JsonNode value, FieldSet removed, Optional<Shape> shape) {
        return removed.isEmpty() || shape.isEmpty() ? value : of(value, removed, shape.get());
    }
}
