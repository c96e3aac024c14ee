package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.catalog.ListType;
import io.drydock.apimachinery.catalog.MapType;
import io.drydock.apimachinery.catalog.ScalarType;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.validation.GoText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Checks that a configuration to apply has no unknown fields, no wrong types and no repeated elements.
 *
 * @see "Go: sigs.k8s.io/structured-merge-diff/typed/validate.go"
 */
final class ShapeValidation {
    private final List<String> errors = new ArrayList<>();
    private final boolean repeats;

    private ShapeValidation(boolean repeats) {
        this.repeats = repeats;
    }

    /** @throws ShapeException with everything that is wrong */
    static void check(JsonNode tree, Shape shape) {
        check(tree, shape, false);
    }

    /** @param repeats elements may stand twice */
    static void check(JsonNode tree, Shape shape, boolean repeats) {
        ShapeValidation validation = new ShapeValidation(repeats);
        validation.value(tree, shape, "");
        if (validation.errors.size() == 1) {
            throw new ShapeException(validation.errors.getFirst());
        }
        if (!validation.errors.isEmpty()) {
            throw new ShapeException("errors:\n  " + String.join("\n  ", validation.errors));
        }
    }

    private void value(JsonNode value, Shape shape, String path) {
        if (value.isNull()) {
            return;
        }
        switch (shape.type()) {
            case ScalarType scalar -> scalar(value, scalar, shape.rules(), path);
            case ListType list -> {
                if (!value.isArray()) {
                    report(path, "expected list, got " + boxed(value));
                } else {
                    elements(value, shape, path);
                }
            }
            case StructType _, MapType _ -> {
                if (!value.isObject()) {
                    report(path, "expected map, got " + boxed(value));
                } else {
                    fields(value, shape, path);
                }
            }
        }
    }

    private void fields(JsonNode value, Shape shape, String path) {
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String here = path + "." + field.getKey();
            shape.field(field.getKey())
                    .ifPresentOrElse(
                            child -> value(field.getValue(), child, here),
                            () -> report(here, "field not declared in schema"));
        }
    }

    private void elements(JsonNode value, Shape shape, String path) {
        Set<PathElement> seen = new HashSet<>();
        int index = 0;
        for (JsonNode element : value) {
            String here = path + "[" + index + "]";
            if (shape.kind() == Shape.Kind.ELEMENTS) {
                try {
                    PathElement step = shape.stepTo(element);
                    here = path + step;
                    if (!seen.add(step) && !repeats) {
                        report(path, "duplicate entries for key " + step);
                    }
                } catch (ShapeException e) {
                    report(path, "element " + index + ": " + e.getMessage());
                    return;
                }
            }
            value(element, shape.element(), here);
            index++;
        }
    }

    private void scalar(JsonNode value, ScalarType type, MergeRules rules, String path) {
        switch (type) {
            case INT32, INT64, DOUBLE -> {
                if (!value.isNumber()) {
                    String got = rules.repeats() ? GoText.type(value) : "*value.valueUnstructured";
                    report(path, "expected numeric (int or float), got " + got);
                }
            }
            case BOOLEAN -> {
                if (!value.isBoolean()) {
                    report(path, "expected boolean, got " + boxed(value));
                }
            }
            case STRING, BYTES -> text(value, path);
            case QUANTITY -> {
                if (rules.quantitiesAreText()) {
                    text(value, path);
                } else {
                    anyScalar(value, path);
                }
            }
            case TIME, MICRO_TIME, INT_OR_STRING -> anyScalar(value, path);
            case ANY -> {}
        }
    }

    private void text(JsonNode value, String path) {
        if (!value.isString()) {
            report(path, "expected string, got &value.valueUnstructured{Value:" + GoText.syntax(value) + "}");
        }
    }

    private void anyScalar(JsonNode value, String path) {
        if (value.isContainer()) {
            report(path, "expected any scalar, got " + boxed(value));
        }
    }

    private static String boxed(JsonNode value) {
        return "&{" + GoText.plain(value) + "}";
    }

    private void report(String path, String problem) {
        errors.add(path.isEmpty() ? problem : path + ": " + problem);
    }
}
