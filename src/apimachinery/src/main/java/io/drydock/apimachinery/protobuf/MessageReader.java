package io.drydock.apimachinery.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Map;
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
        Map<Integer, WireField> fields = catalog.fields(message);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            WireField field = fields.get(WireFormat.getTagFieldNumber(tag));
            if (field == null) {
                in.skipField(tag);
            } else {
                readField(tree, in, field, WireFormat.getTagWireType(tag));
            }
        }
        depth--;
    }

    private void readField(ObjectNode tree, CodedInputStream in, WireField field, int wireType) throws IOException {
        switch (field.shape()) {
            case ONE -> put(tree, field.name(), value(in, field.type(), wireType));
            case INLINE ->
                readInto(tree, in.readBytes().newCodedInput(), field.type().substring(1));
            case LIST -> {
                ArrayNode list =
                        tree.get(field.name()) instanceof ArrayNode known ? known : tree.putArray(field.name());
                if (isPacked(field.type(), wireType)) {
                    CodedInputStream packed = in.readBytes().newCodedInput();
                    while (!packed.isAtEnd()) {
                        list.add(value(packed, field.type(), WireFormat.WIRETYPE_VARINT));
                    }
                } else {
                    list.add(value(in, field.type(), wireType));
                }
            }
            case MAP ->
                readEntry(tree.withObjectProperty(field.name()), in.readBytes().newCodedInput(), field.type());
        }
    }

    private void readEntry(ObjectNode map, CodedInputStream in, String type) throws IOException {
        String key = "";
        JsonNode value = JsonNodeFactory.instance.stringNode("");
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> key = in.readString();
                case 2 -> value = value(in, type, WireFormat.getTagWireType(tag));
                default -> in.skipField(tag);
            }
        }
        map.set(key, value);
    }

    private JsonNode value(CodedInputStream in, String type, int wireType) throws IOException {
        if (type.startsWith("#")) {
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            readInto(tree, in.readBytes().newCodedInput(), type.substring(1));
            return tree;
        }
        return switch (type) {
            case "string" -> JsonNodeFactory.instance.stringNode(in.readString());
            case "bool" -> JsonNodeFactory.instance.booleanNode(in.readBool());
            case "int32", "uint32" -> JsonNodeFactory.instance.numberNode(in.readInt32());
            case "int64" -> JsonNodeFactory.instance.numberNode(in.readInt64());
            case "double" -> JsonNodeFactory.instance.numberNode(in.readDouble());
            case "bytes" -> JsonNodeFactory.instance.binaryNode(in.readByteArray());
            default -> new SpecialReader(this).read(in.readBytes().newCodedInput(), type);
        };
    }

    /** A message of another type, for what wraps one. */
    ObjectNode nested(CodedInputStream in, String message) throws IOException {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        readInto(tree, in.readBytes().newCodedInput(), message);
        return tree;
    }

    private static boolean isPacked(String type, int wireType) {
        boolean number = type.equals("int32") || type.equals("int64") || type.equals("uint32") || type.equals("bool");
        return number && wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    /** What is null on the wire is absent. */
    private static void put(ObjectNode tree, String name, JsonNode value) {
        if (!value.isNull()) {
            tree.set(name, value);
        }
    }
}
