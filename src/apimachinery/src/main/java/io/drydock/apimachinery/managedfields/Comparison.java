package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.json.JsonTrees;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * In which paths two objects differ.
 *
 * @see "Go: sigs.k8s.io/structured-merge-diff/typed/typed.go: TypedValue.Compare"
 */
record Comparison(FieldSet removed, FieldSet modified, FieldSet added) {

    static Comparison of(JsonNode left, JsonNode right, Shape shape) {
        Walk walk = new Walk();
        walk.compare(left, right, shape, List.of());
        return new Comparison(walk.removed.build(), walk.modified.build(), walk.added.build());
    }

    boolean isSame() {
        return removed.isEmpty() && modified.isEmpty() && added.isEmpty();
    }

    /** Everything that is in the right object and was not, or not so, in the left one. */
    FieldSet changed() {
        return modified.union(added);
    }

    private static final class Walk {
        private final FieldSet.Builder removed = new FieldSet.Builder();
        private final FieldSet.Builder modified = new FieldSet.Builder();
        private final FieldSet.Builder added = new FieldSet.Builder();

        void compare(@Nullable JsonNode left, @Nullable JsonNode right, Shape shape, List<PathElement> path) {
            switch (Shapes.kindOf(shape, left, right)) {
                case LEAF, DEDUCED -> {
                    if (left == null) {
                        added.add(path);
                    } else if (right == null) {
                        removed.add(path);
                    } else if (!JsonTrees.equal(left, right)) {
                        modified.add(path);
                    }
                    return;
                }
                case FIELDS -> compareFields(left, right, shape, path);
                case ELEMENTS -> compareElements(left, right, shape, path);
            }
            if (left == null) {
                added.add(path);
            } else if (right == null) {
                removed.add(path);
            }
        }

        private void compareFields(
                @Nullable JsonNode left, @Nullable JsonNode right, Shape shape, List<PathElement> path) {
            Set<String> names = new LinkedHashSet<>();
            Shapes.fieldNames(left).forEach(names::add);
            Shapes.fieldNames(right).forEach(names::add);
            for (String name : names) {
                Optional<Shape> child = shape.field(name);
                if (child.isPresent()) {
                    compare(
                            left == null ? null : left.get(name),
                            right == null ? null : right.get(name),
                            child.get(),
                            FieldSet.append(path, PathElement.field(name)));
                }
            }
        }

        private void compareElements(
                @Nullable JsonNode left, @Nullable JsonNode right, Shape shape, List<PathElement> path) {
            Map<PathElement, JsonNode> leftElements = Shapes.elements(left, shape);
            Map<PathElement, JsonNode> rightElements = Shapes.elements(right, shape);
            Map<PathElement, JsonNode> all = new LinkedHashMap<>(leftElements);
            rightElements.forEach(all::putIfAbsent);
            for (PathElement step : all.keySet()) {
                compare(leftElements.get(step), rightElements.get(step), shape.element(), FieldSet.append(path, step));
            }
        }
    }
}
