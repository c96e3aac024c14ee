package io.drydock.apimachinery.protobuf;

import static com.google.protobuf.WireFormat.WIRETYPE_FIXED64;
import static com.google.protobuf.WireFormat.WIRETYPE_LENGTH_DELIMITED;
import static com.google.protobuf.WireFormat.WIRETYPE_VARINT;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Writes a tree as the fields of a message, and of the messages in it, byte for byte as Go's generated code does: in
 * the order of the numbers, maps in the order of their keys, lists of numbers unpacked, and what is no pointer even
 * when it is zero. Everything is written from its end.
 */
final class MessageWriter {
    private static final JsonNode NOTHING = MissingNode.getInstance();

    private final WireCatalog catalog;
    private final BackwardBuffer out;
    private final SpecialWriter specials;

    MessageWriter(WireCatalog catalog, BackwardBuffer out) {
        this.catalog = catalog;
        this.out = out;
        this.specials = new SpecialWriter(this);
    }

    /** The fields of a message, without what announces it. */
    void write(JsonNode tree, String message) {
        for (WireField field : catalog.message(message).backwards()) {
            writeField(tree, field);
        }
    }

    void writeField(JsonNode tree, WireField field) {
        JsonNode value = orNothing(tree.get(field.name()));
        switch (field.shape()) {
            case ONE -> {
                if (!value.isMissingNode()) {
                    writeValue(value, field.number(), field.type());
                }
            }
            case ALWAYS -> writeValue(value, field.number(), field.type());
            case INLINE -> writeValue(tree, field.number(), field.type());
            case LIST -> {
                for (int i = value.size() - 1; i >= 0; i--) {
                    writeValue(value.get(i), field.number(), field.type());
                }
            }
            case MAP -> writeMap(value, field);
        }
    }

    private void writeMap(JsonNode map, WireField field) {
        for (Entry entry : backwards(map)) {
            int end = out.length();
            writeValue(entry.value, 2, field.type());
            writeBytes(1, entry.key);
            announce(field.number(), end);
        }
    }

    /** As Go orders texts, by their bytes, and the last first. */
    private static List<Entry> backwards(JsonNode map) {
        List<Entry> entries = new ArrayList<>(map.size());
        map.properties()
                .forEach(field -> entries.add(
                        new Entry(field.getKey().getBytes(StandardCharsets.UTF_8), orNothing(field.getValue()))));
        entries.sort((left, right) -> Arrays.compareUnsigned(right.key, left.key));
        return entries;
    }

    private static JsonNode orNothing(@Nullable JsonNode value) {
        return value == null || value.isNull() ? NOTHING : value;
    }

    private record Entry(byte[] key, JsonNode value) {}

    private void writeValue(JsonNode value, int number, WireType type) {
        int end = out.length();
        switch (type) {
            case WireType.Message message -> {
                write(value, message.name());
                announce(number, end);
            }
            case WireType.Choice choice -> {
                specials.write(value, choice);
                announce(number, end);
            }
            case WireType.Simple simple -> writeSimple(value, number, simple);
        }
    }

    private void writeSimple(JsonNode value, int number, WireType.Simple type) {
        switch (type) {
            case STRING -> writeString(number, value.asString(""));
            case BOOL -> writeNumber(number, value.asBoolean(false) ? 1 : 0);
            case INT32, UINT32 -> writeNumber(number, value.asInt(0));
            case INT64 -> writeNumber(number, value.asLong(0));
            case DOUBLE -> {
                out.putFixed64(Double.doubleToLongBits(value.asDouble(0)));
                out.putTag(number, WIRETYPE_FIXED64);
            }
            case BYTES -> writeBytes(number, bytes(value));
            case QUANTITY, INT_OR_STRING, TIME, MICRO_TIME, RAW, FIELDS, STRINGS -> {
                int end = out.length();
                specials.write(value, type);
                announce(number, end);
            }
        }
    }

    void writeString(int number, String value) {
        out.putString(value);
        out.putTag(number, WIRETYPE_LENGTH_DELIMITED);
    }

    void writeNumber(int number, long value) {
        out.putVarint(value);
        out.putTag(number, WIRETYPE_VARINT);
    }

    void writeBytes(int number, byte[] value) {
        out.putBytes(value);
        out.putVarint(value.length);
        out.putTag(number, WIRETYPE_LENGTH_DELIMITED);
    }

    /** A message in this one. */
    void writeMessage(int number, JsonNode tree, String message) {
        int end = out.length();
        write(tree, message);
        announce(number, end);
    }

    private void announce(int number, int end) {
        out.putVarint(out.length() - end);
        out.putTag(number, WIRETYPE_LENGTH_DELIMITED);
    }

    private static byte[] bytes(JsonNode value) {
        return value.isBinary() ? value.binaryValue() : Base64.getMimeDecoder().decode(value.asString(""));
    }
}
