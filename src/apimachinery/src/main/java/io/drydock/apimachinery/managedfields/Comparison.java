package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.json.JsonTrees;
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

    Comparison without(ResetFields reset) {
        return new Comparison(reset.filter(removed), reset.filter(modified), reset.filter(added));
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
                    compareWhole(left, right, shape, path);
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

        private void compareWhole(
                @Nullable JsonNode left, @Nullable JsonNode right, Shape shape, List<PathElement> path) {
            if (left == null) {
                added.add(path);
            } else if (right == null) {
                removed.add(path);
            } else if (!JsonTrees.equal(left, right)) {
                modified.add(path);
                if (shape.kind() == Shape.Kind.DEDUCED && left.isObject()) {
                    compareFields(left, null, shape, path);
                } else if (shape.kind() == Shape.Kind.DEDUCED && right.isObject()) {
                    compareFields(null, right, shape, path);
                }
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
            Map<PathElement, List<JsonNode>> lefts = Shapes.elements(left, shape);
            Map<PathElement, List<JsonNode>> rights = Shapes.elements(right, shape);
            Set<PathElement> steps = new LinkedHashSet<>(lefts.keySet());
            steps.addAll(rights.keySet());
            for (PathElement step : steps) {
                compareSame(
                        lefts.getOrDefault(step, List.of()),
                        rights.getOrDefault(step, List.of()),
                        shape.element(),
                        FieldSet.append(path, step));
            }
        }

        /** Elements that stand several times are one value together; nobody owns what is in them. */
        private void compareSame(List<JsonNode> left, List<JsonNode> right, Shape shape, List<PathElement> path) {
            if (left.size() <= 1 && right.size() <= 1) {
                compare(first(left), first(right), shape, path);
            } else if (left.size() > 1 && right.size() > 1) {
                if (!same(left, right)) {
                    modified.add(path);
                }
            } else if (left.size() > 1) {
                if (!right.isEmpty()) {
                    compare(null, first(right), shape, path);
                }
                removed.add(path);
            } else {
                if (!left.isEmpty()) {
                    compare(first(left), null, shape, path);
                }
                added.add(path);
            }
        }

        private static @Nullable JsonNode first(List<JsonNode> elements) {
            return elements.isEmpty() ? null : elements.getFirst();
        }

        private static boolean same(List<JsonNode> left, List<JsonNode> right) {
            boolean same = left.size() == right.size();
            for (int i = 0; same && i < left.size(); i++) {
                same = JsonTrees.equal(left.get(i), right.get(i));
            }
            return same;
        }
    }
}
