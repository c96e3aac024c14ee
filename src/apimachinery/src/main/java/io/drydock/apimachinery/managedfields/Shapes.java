package io.drydock.apimachinery.managedfields;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What walking two trees side by side needs, either of which may have nothing at a place. */
final class Shapes {
    private Shapes() {}

    /** Collections that hold nothing on either side are one value, and so is what does not have the shape. */
    static Shape.Kind kindOf(Shape shape, @Nullable JsonNode left, @Nullable JsonNode right) {
        Shape.Kind kind = kindFor(shape, left, right);
        boolean fits = switch (kind) {
            case LEAF, DEDUCED -> false;
            case FIELDS -> isNothingOr(left, true) && isNothingOr(right, true);
            case ELEMENTS -> isNothingOr(left, false) && isNothingOr(right, false);
        };
        return fits && (holdsSomething(left) || holdsSomething(right)) ? kind : Shape.Kind.LEAF;
    }

    private static Shape.Kind kindFor(Shape shape, @Nullable JsonNode left, @Nullable JsonNode right) {
        if (left != null && !left.isNull()) {
            return shape.kindFor(left);
        }
        return right != null ? shape.kindFor(right) : Shape.Kind.LEAF;
    }

    private static boolean isNothingOr(@Nullable JsonNode node, boolean object) {
        return node == null || node.isNull() || (object ? node.isObject() : node.isArray());
    }

    private static boolean holdsSomething(@Nullable JsonNode node) {
        return node != null && !node.isEmpty();
    }

    static Collection<String> fieldNames(@Nullable JsonNode node) {
        return node == null ? List.of() : node.propertyNames();
    }

    /**
     * The elements by what tells them apart, in order. A step has several where the release lets elements stand twice.
     *
     * @throws ShapeException when an element cannot be told apart, or must not stand twice
     */
    static SequencedMap<PathElement, List<JsonNode>> elements(@Nullable JsonNode list, Shape shape) {
        SequencedMap<PathElement, List<JsonNode>> elements = new LinkedHashMap<>();
        if (list == null) {
            return elements;
        }
        for (JsonNode element : list) {
            PathElement step = shape.stepTo(element);
            List<JsonNode> same = elements.computeIfAbsent(step, absent -> new ArrayList<>(1));
            same.add(element);
            if (same.size() > 1 && !shape.rules().repeats()) {
                throw new ShapeException("duplicate entries for key " + step);
            }
        }
        return elements;
    }
}
