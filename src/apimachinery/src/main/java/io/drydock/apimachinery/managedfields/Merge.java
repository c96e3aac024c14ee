package io.drydock.apimachinery.managedfields;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lays one object over another: what both hold as a whole is taken from the upper one.
 *
 * @see "Go: sigs.k8s.io/structured-merge-diff/typed/merge.go"
 */
final class Merge {
    private Merge() {}

    static JsonNode of(JsonNode lower, JsonNode upper, Shape shape) {
        return merge(lower, upper, shape).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private static Optional<JsonNode> merge(@Nullable JsonNode lower, @Nullable JsonNode upper, Shape shape) {
        return switch (Shapes.kindOf(shape, lower, upper)) {
            case LEAF, DEDUCED ->
                Optional.ofNullable(upper != null ? upper : lower).map(JsonNode::deepCopy);
            case FIELDS -> mergeFields(lower, upper, shape);
            case ELEMENTS -> mergeElements(lower, upper, shape);
        };
    }

    private static Optional<JsonNode> mergeFields(@Nullable JsonNode lower, @Nullable JsonNode upper, Shape shape) {
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        Set<String> names = new LinkedHashSet<>();
        Shapes.fieldNames(lower).forEach(names::add);
        Shapes.fieldNames(upper).forEach(names::add);
        for (String name : names) {
            shape.field(name)
                    .flatMap(child -> merge(
                            lower == null ? null : lower.get(name), upper == null ? null : upper.get(name), child))
                    .ifPresent(value -> merged.set(name, value));
        }
        return merged.isEmpty() ? Optional.empty() : Optional.of(merged);
    }

    private static Optional<JsonNode> mergeElements(@Nullable JsonNode lower, @Nullable JsonNode upper, Shape shape) {
        ArrayNode merged = JsonNodeFactory.instance.arrayNode();
        for (ElementPairs.Pair pair : ElementPairs.of(lower, upper, shape)) {
            merge(pair.lower(), pair.upper(), shape.element()).ifPresent(merged::add);
        }
        return merged.isEmpty() ? Optional.empty() : Optional.of(merged);
    }
}
