package io.drydock.apimachinery.runtime;

import io.drydock.apimachinery.catalog.Field;
import io.drydock.apimachinery.catalog.ListType;
import io.drydock.apimachinery.catalog.MapType;
import io.drydock.apimachinery.catalog.ScalarType;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON into a tree that keeps to a type: every value is of its type and in its canonical spelling, unknown fields
 * are dropped, and so are null and the zero values that Go could not tell from absent ones. Names are matched exactly.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/runtime/serializer/json/json.go: Serializer.Decode"
 */
public final class TypedDecoder {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonCursor cursor;
    private final ScalarReader scalars;
    private final List<String> path = new ArrayList<>();
    private final SequencedSet<String> strictErrors = new LinkedHashSet<>();

    private TypedDecoder(byte[] json, DecodeWording wording) {
        this.cursor = new JsonCursor(json);
        this.scalars = new ScalarReader(cursor, wording);
    }

    /**
     * What was read.
     *
     * @param strictErrors what strict field validation refuses and others pass over, such as
     *     {@code unknown field "spec.colour"}
     */
    public record Decoded(ObjectNode tree, List<String> strictErrors) {
        public Decoded {
            strictErrors = List.copyOf(strictErrors);
        }
    }

    /**
     * @param json one value whose syntax was checked
     * @throws DecodeException when a value is not of its type
     */
    public static Decoded decode(byte[] json, StructType type, DecodeWording wording) {
        TypedDecoder decoder = new TypedDecoder(json, wording);
        try {
            JsonNode tree = decoder.struct(type, NODES.missingNode());
            return new Decoded(
                    tree instanceof ObjectNode object ? object : NODES.objectNode(), List.copyOf(decoder.strictErrors));
        } catch (TypeMismatch mismatch) {
            throw new DecodeException(
                    switch (wording) {
                        case JSON_ITERATOR -> IteratorReader.problem(json, type).orElseGet(mismatch::message);
                        case ENCODING_JSON -> mismatch.message();
                    });
        }
    }

    /** @param before what the same field said before, which structs, maps and the items of lists add to; or missing */
    private JsonNode value(Type type, String goType, JsonNode before) {
        return switch (type) {
            case StructType struct -> struct(struct, before);
            case MapType map -> map(map, goType, before);
            case ListType list -> list(list, goType, before);
            case ScalarType scalar -> scalars.read(scalar, goType);
        };
    }

    private JsonNode struct(StructType type, JsonNode before) {
        byte first = cursor.peek();
        if (first == 'n') {
            cursor.skip();
            return NODES.nullNode();
        }
        if (first != '{') {
            throw scalars.mismatch(GoTypeNames.of(type, ""));
        }
        ObjectNode object = before instanceof ObjectNode known ? known : NODES.objectNode();
        List<Field> given = new ArrayList<>();
        cursor.next();
        while (cursor.peek() != '}') {
            String name = cursor.string();
            cursor.next();
            path.add(path.isEmpty() ? name : "." + name);
            type.field(name)
                    .ifPresentOrElse(
                            field -> {
                                if (given.contains(field)) {
                                    strictError("duplicate field");
                                }
                                given.add(field);
                                field(type, field, object);
                            },
                            () -> {
                                strictError("unknown field");
                                cursor.skip();
                            });
            path.removeLast();
            skipComma();
        }
        cursor.next();
        return object;
    }

    private void field(StructType owner, Field field, ObjectNode object) {
        try {
            JsonNode value = value(field.type(), field.goType(), object.path(field.name()));
            if (value.isNull() ? isClearedByNull(field) : isZero(field, value)) {
                object.remove(field.name());
            } else if (!value.isNull()) {
                object.set(field.name(), value);
            }
        } catch (TypeMismatch mismatch) {
            mismatch.inField(owner, field);
            throw mismatch;
        }
    }

    /** Null takes back what the same field said before; a plain number, boolean or struct in Go stays as it was. */
    private static boolean isClearedByNull(Field field) {
        return field.presence().pointer() || field.type() instanceof ListType || field.type() instanceof MapType;
    }

    /** Whether Go could not tell the value from an absent one. */
    private static boolean isZero(Field field, JsonNode value) {
        return !field.presence().pointer()
                && field.type() instanceof ScalarType scalar
                && ScalarForms.isZero(scalar, value);
    }

    private JsonNode map(MapType type, String goType, JsonNode before) {
        byte first = cursor.peek();
        if (first == 'n') {
            cursor.skip();
            return NODES.nullNode();
        }
        if (first != '{') {
            throw scalars.mismatch(GoTypeNames.of(type, goType));
        }
        String valueType = GoTypeNames.ofElement(goType);
        ObjectNode object = NODES.objectNode();
        cursor.next();
        while (cursor.peek() != '}') {
            String name = cursor.string();
            cursor.next();
            path.add(path.isEmpty() ? name : "." + name);
            if (object.has(name)) {
                strictError("duplicate field");
            }
            object.set(name, element(type.value(), valueType, NODES.missingNode()));
            path.removeLast();
            skipComma();
        }
        cursor.next();
        return before instanceof ObjectNode known ? known.setAll(object) : object;
    }

    private JsonNode list(ListType type, String goType, JsonNode before) {
        byte first = cursor.peek();
        if (first == 'n') {
            cursor.skip();
            return NODES.nullNode();
        }
        if (first != '[') {
            throw scalars.mismatch(GoTypeNames.of(type, goType));
        }
        return items(type, GoTypeNames.ofElement(goType), before);
    }

    private ArrayNode items(ListType type, String itemType, JsonNode before) {
        ArrayNode list = NODES.arrayNode();
        cursor.next();
        while (cursor.peek() != ']') {
            path.add("[" + list.size() + "]");
            list.add(element(type.item(), itemType, before.path(list.size())));
            path.removeLast();
            skipComma();
        }
        cursor.next();
        return list;
    }

    /** In a list or map null is not absent, it is what Go starts from. */
    private JsonNode element(Type type, String goType, JsonNode before) {
        JsonNode value = value(type, goType, before);
        if (!value.isNull()) {
            return value;
        }
        return switch (type) {
            case StructType _ -> NODES.objectNode();
            // Storage has no word for bytes that are nothing among others.
            case ScalarType scalar -> scalar == ScalarType.BYTES ? NODES.stringNode("") : ScalarForms.zero(scalar);
            case ListType _, MapType _ -> value;
        };
    }

    /** The same is not said twice. */
    private void strictError(String what) {
        strictErrors.add(what + " \"" + String.join("", path) + "\"");
    }

    private void skipComma() {
        if (cursor.peek() == ',') {
            cursor.next();
        }
    }
}
