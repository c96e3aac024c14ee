package io.drydock.apimachinery.managedfields;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The paths that an object's manager would own.
 *
 * @see "Go: sigs.k8s.io/structured-merge-diff/typed/tofieldset.go"
 */
final class FieldSets {
    private final FieldSet.Builder set = new FieldSet.Builder();

    private FieldSets() {}

    static FieldSet of(JsonNode tree, Shape shape) {
        FieldSets sets = new FieldSets();
        sets.collect(tree, shape, List.of());
        return sets.set.build();
    }

    private void collect(JsonNode value, Shape shape, List<PathElement> path) {
        switch (shape.kindFor(value)) {
            case LEAF, DEDUCED -> set.add(path);
            case FIELDS -> collectFields(value, shape, path);
            case ELEMENTS -> collectElements(value, shape, path);
        }
    }

    private void collectFields(JsonNode value, Shape shape, List<PathElement> path) {
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            Optional<Shape> child = shape.field(field.getKey());
            if (child.isPresent()) {
                List<PathElement> here = FieldSet.append(path, PathElement.field(field.getKey()));
                collect(field.getValue(), child.get(), here);
                if (!shape.isStruct() || (shape.rules().emptyFields() && isNothing(field.getValue()))) {
                    set.add(here);
                }
            }
        }
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull() || (value.isObject() && value.isEmpty());
    }

    private void collectElements(JsonNode value, Shape shape, List<PathElement> path) {
        Shapes.elements(value, shape).forEach((step, same) -> {
            List<PathElement> here = FieldSet.append(path, step);
            if (same.size() == 1) {
                collect(same.getFirst(), shape.element(), here);
            }
            set.add(here);
        });
    }
}
