package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.catalog.Field;
import io.drydock.apimachinery.catalog.ListType;
import io.drydock.apimachinery.catalog.MapType;
import io.drydock.apimachinery.catalog.ScalarType;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.Type;
import io.drydock.apimachinery.validation.GoValue;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * How values at one place are told apart and merged: as a whole, field by field, or element by element.
 *
 * @param kind what the place holds
 * @param keys of a list's elements when they are told apart by fields; empty when by value
 * @see "Go: sigs.k8s.io/structured-merge-diff/schema/elements.go: Atom"
 */
record Shape(MergeRules rules, Kind kind, Type type, List<String> keys) {
    enum Kind {
        /** One value, whatever is in it. */
        LEAF,
        /** A struct or a map. */
        FIELDS,
        /** A list whose elements are told apart. */
        ELEMENTS,
        /** Anything: objects field by field, all else as one value. */
        DEDUCED
    }

    static Shape root(StructType type, MergeRules rules) {
        return new Shape(rules, Kind.FIELDS, type, List.of());
    }

    private Shape of(Kind kind, Type type, List<String> keys) {
        return new Shape(rules, kind, type, keys);
    }

    /** What the value makes of the shape: what may be anything is fields when it is an object. */
    Kind kindFor(JsonNode value) {
        if (kind == Kind.DEDUCED) {
            return value.isObject() ? Kind.FIELDS : Kind.LEAF;
        }
        return kind;
    }

    /** Of a field; empty when a struct does not have it. */
    Optional<Shape> field(String name) {
        return switch (type) {
            case StructType struct -> struct.field(name).map(this::ofField);
            case MapType map -> Optional.of(ofType(map.value()));
            case ListType list -> Optional.empty();
            case ScalarType scalar -> scalar == ScalarType.ANY ? Optional.of(this) : Optional.empty();
        };
    }

    /** What is one step down; empty when there is nothing that way. */
    Optional<Shape> at(PathElement step) {
        return switch (step.kind()) {
            case FIELD -> field(step.text());
            case KEY, VALUE, INDEX -> type instanceof ListType ? Optional.of(element()) : Optional.empty();
        };
    }

    /** Whether fields are names of the type and not keys of a map. */
    boolean isStruct() {
        return type instanceof StructType;
    }

    /** Whether it is one value though it has parts. */
    boolean isAtomic() {
        return kind == Kind.LEAF && !(type instanceof ScalarType);
    }

    /** Whether its parts may have owners of their own. */
    boolean isGranular() {
        return kind == Kind.FIELDS || kind == Kind.ELEMENTS;
    }

    Shape element() {
        return type instanceof ListType list ? ofType(list.item()) : this;
    }

    private Shape ofField(Field field) {
        if (field.goType().equals(ScalarType.RAW_EXTENSION)) {
            return of(Kind.LEAF, field.type(), List.of());
        }
        if (rules.strategiesTell()
                && field.type() instanceof ListType list
                && list.kind() == ListType.Kind.ATOMIC
                && field.patchStrategies().contains("merge")) {
            return of(Kind.ELEMENTS, list, field.mergeKey().isEmpty() ? List.of() : List.of(field.mergeKey()));
        }
        return ofType(field.type());
    }

    private Shape ofType(Type of) {
        return switch (of) {
            case StructType struct -> of(struct.atomic() ? Kind.LEAF : Kind.FIELDS, struct, List.of());
            case MapType map -> of(map.atomic() ? Kind.LEAF : Kind.FIELDS, map, List.of());
            case ListType list ->
                of(list.kind() == ListType.Kind.ATOMIC ? Kind.LEAF : Kind.ELEMENTS, list, list.mapKeys());
            case ScalarType scalar -> of(scalar == ScalarType.ANY ? Kind.DEDUCED : Kind.LEAF, scalar, List.of());
        };
    }

    /**
     * What tells an element of the list apart.
     *
     * @throws ShapeException when a key is missing or the element is of the wrong kind
     */
    PathElement stepTo(JsonNode element) {
        if (keys.isEmpty()) {
            return stepToValue(element);
        }
        if (!element.isObject()) {
            throw new ShapeException(
                    element.isNull()
                            ? "associative list with keys may not have a null element"
                            : "associative list with keys may not have non-map elements");
        }
        SortedMap<String, JsonNode> values = new TreeMap<>();
        for (String key : keys) {
            Optional.ofNullable(element.get(key)).or(() -> defaultOf(key)).ifPresent(value -> values.put(key, value));
        }
        if (values.isEmpty()) {
            throw new ShapeException("associative list with keys has an element that omits all key fields "
                    + keys.stream().map(GoValue::quote).collect(Collectors.joining(" ", "[", "]"))
                    + " (and doesn't have default values for any key fields)");
        }
        return PathElement.key(values);
    }

    private static PathElement stepToValue(JsonNode element) {
        if (element.isObject()) {
            throw new ShapeException("associative list without keys has an element that's a map type");
        }
        if (element.isArray()) {
            throw new ShapeException("not supported: associative list with lists as elements");
        }
        if (element.isNull()) {
            throw new ShapeException("associative list without keys has an element that's an explicit null");
        }
        return PathElement.value(element);
    }

    private Optional<JsonNode> defaultOf(String key) {
        Optional<JsonNode> value =
                element().type() instanceof StructType struct ? KeyDefaults.of(struct, key, rules) : Optional.empty();
        if (value.isEmpty() && !rules.repeats()) {
            throw new ShapeException("associative list with keys has an element that omits key field "
                    + GoValue.quote(key) + " (and doesn't have default value)");
        }
        return value;
    }
}
