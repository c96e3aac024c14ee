package io.drydock.apimachinery.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns the fields of a message, and of the messages in it, into a tree. */
final class MessageReader {
    /** No built-in kind nests deeper; schemas of custom resources may, within reason. */
    private static final int DEEPEST = 200;

    private final WireCatalog catalog;
    private int depth;

    MessageReader(WireCatalog catalog) {
        this.catalog = catalog;
    }

    ObjectNode read(byte[] bytes, String message) throws IOException {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        readInto(tree, CodedInputStream.newInstance(bytes), message);
        return tree;
    }

    private void readInto(ObjectNode tree, CodedInputStream in, String message) throws IOException {
        if (++depth > DEEPEST) {
            throw new IOException("messages are nested deeper than " + DEEPEST + " levels");
        }
        WireMessage fields = catalog.message(message);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            Optional<WireField> field = fields.field(WireFormat.getTagFieldNumber(tag));
            if (field.isPresent()) {
                readField(tree, in, field.get(), WireFormat.getTagWireType(tag));
            } else {
                in.skipField(tag);
            }
        }
        depth--;
    }

    private void readField(ObjectNode tree, CodedInputStream in, WireField field, int wireType) throws IOException {
        boolean isPacked = field.shape() == WireField.Shape.LIST
                && field.type().wireType() == WireFormat.WIRETYPE_VARINT
                && wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED;
        if (!isPacked) {
            requireWireType(field, wireType);
        }
        switch (field.shape()) {
            case ONE -> put(tree, field.name(), value(in, field.type()));
            case ALWAYS -> {
                JsonNode value = value(in, field.type());
                put(tree, field.name(), isZero(value, field.type()) ? JsonNodeFactory.instance.nullNode() : value);
            }
            case INLINE -> readInto(tree, in.readBytes().newCodedInput(), ((WireType.Message) field.type()).name());
            case LIST -> {
                ArrayNode list =
                        tree.get(field.name()) instanceof ArrayNode known ? known : tree.putArray(field.name());
                if (isPacked) {
                    CodedInputStream packed = in.readBytes().newCodedInput();
                    while (!packed.isAtEnd()) {
                        list.add(value(packed, field.type()));
                    }
                } else {
                    list.add(value(in, field.type()));
                }
            }
            case MAP ->
                readEntry(tree.withObjectProperty(field.name()), in.readBytes().newCodedInput(), field.type());
        }
    }

    private void readEntry(ObjectNode map, CodedInputStream in, WireType type) throws IOException {
        String key = "";
        JsonNode value = unsent(type);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> key = in.readString();
                case 2 -> value = value(in, type);
                default -> in.skipField(tag);
            }
        }
        map.set(key, value);
    }

    /** The value of an entry that has a key only. */
    private static JsonNode unsent(WireType type) {
        return switch (type) {
            case WireType.Message message -> JsonNodeFactory.instance.objectNode();
            case WireType.Choice choice -> JsonNodeFactory.instance.nullNode();
            case WireType.Simple simple ->
                switch (simple) {
                    case STRING, BYTES -> JsonNodeFactory.instance.stringNode("");
                    case QUANTITY -> JsonNodeFactory.instance.stringNode("0");
                    case STRINGS -> JsonNodeFactory.instance.arrayNode();
                    case BOOL -> JsonNodeFactory.instance.booleanNode(false);
                    case INT32, UINT32, INT64, DOUBLE, INT_OR_STRING -> JsonNodeFactory.instance.numberNode(0);
                    case TIME, MICRO_TIME, RAW, FIELDS -> JsonNodeFactory.instance.nullNode();
                };
        };
    }

    private JsonNode value(CodedInputStream in, WireType type) throws IOException {
        return switch (type) {
            case WireType.Message message -> nested(in, message.name());
            case WireType.Choice choice ->
                new SpecialReader(this).read(in.readBytes().newCodedInput(), choice);
            case WireType.Simple simple -> simple(in, simple);
        };
    }

    private JsonNode simple(CodedInputStream in, WireType.Simple type) throws IOException {
        return switch (type) {
            case STRING -> JsonNodeFactory.instance.stringNode(in.readString());
            case BOOL -> JsonNodeFactory.instance.booleanNode(in.readBool());
            case INT32, UINT32 -> JsonNodeFactory.instance.numberNode(in.readInt32());
            case INT64 -> int64(in.readInt64());
            case DOUBLE -> finite(in.readDouble());
            case BYTES ->
                JsonNodeFactory.instance.stringNode(Base64.getEncoder().encodeToString(in.readByteArray()));
            case QUANTITY, INT_OR_STRING, TIME, MICRO_TIME, RAW, FIELDS, STRINGS ->
                new SpecialReader(this).read(in.readBytes().newCodedInput(), type);
        };
    }

    private static JsonNode finite(double number) throws IOException {
        if (!Double.isFinite(number)) {
            throw new IOException("json: unsupported value: " + number);
        }
        return JsonNodeFactory.instance.numberNode(number);
    }

    /** As JSON is read: what fits into 32 bits is a small number. */
    private static JsonNode int64(long number) {
        return number == (int) number
                ? JsonNodeFactory.instance.numberNode((int) number)
                : JsonNodeFactory.instance.numberNode(number);
    }

    /** A message of another type, for what wraps one. */
    ObjectNode nested(CodedInputStream in, String message) throws IOException {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        readInto(tree, in.readBytes().newCodedInput(), message);
        return tree;
    }

    private static void requireWireType(WireField field, int wireType) throws IOException {
        int expected = field.shape() == WireField.Shape.MAP
                ? WireFormat.WIRETYPE_LENGTH_DELIMITED
                : field.type().wireType();
        if (wireType != expected) {
            throw new IOException("proto: wrong wireType = " + wireType + " for field " + goName(field.name()));
        }
    }

    private static String goName(String name) {
        return name.equals("metadata") ? "ObjectMeta" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Whether it is what Go writes of a scalar that was never set. */
    private static boolean isZero(JsonNode value, WireType type) {
        return type instanceof WireType.Simple simple
                && switch (simple) {
                    case STRING -> value.asString().isEmpty();
                    case BOOL -> !value.asBoolean();
                    case INT32, UINT32, INT64, DOUBLE -> value.asDouble() == 0;
                    case BYTES, QUANTITY, INT_OR_STRING, TIME, MICRO_TIME, RAW, FIELDS, STRINGS -> false;
                };
    }

    /** What is null on the wire is absent. */
    private static void put(ObjectNode tree, String name, JsonNode value) {
        if (!value.isNull()) {
            tree.set(name, value);
        }
    }
}
