package io.drydock.apimachinery.runtime;

import io.drydock.apimachinery.catalog.ScalarType;
import io.drydock.apimachinery.json.JsonDecoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads values without parts, and words what is wrong with them. */
final class ScalarReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonCursor cursor;
    private final DecodeWording wording;

    ScalarReader(JsonCursor cursor, DecodeWording wording) {
        this.cursor = cursor;
        this.wording = wording;
    }

    /** The value in its canonical spelling; a null node for null. */
    JsonNode read(ScalarType type, String goType) {
        if (type == ScalarType.ANY) {
            return JsonDecoder.decode(cursor.raw().getBytes(StandardCharsets.UTF_8));
        }
        if (cursor.peek() == 'n') {
            cursor.skip();
            return NODES.nullNode();
        }
        return switch (type) {
            case STRING -> string(goType);
            case BOOLEAN -> bool(goType);
            case INT32 -> integer(Integer.SIZE, type, goType);
            case INT64 -> integer(Long.SIZE, type, goType);
            case DOUBLE -> number(goType);
            case BYTES -> bytes();
            case TIME, MICRO_TIME, QUANTITY, INT_OR_STRING -> special(type);
            case ANY -> throw new IllegalStateException("any value was read before");
        };
    }

    private JsonNode string(String goType) {
        if (cursor.peek() != '"') {
            throw mismatch(GoTypeNames.of(ScalarType.STRING, goType));
        }
        return NODES.stringNode(cursor.string());
    }

    private JsonNode bool(String goType) {
        byte first = cursor.peek();
        if (first != 't' && first != 'f') {
            throw mismatch(GoTypeNames.of(ScalarType.BOOLEAN, goType));
        }
        cursor.skip();
        return NODES.booleanNode(first == 't');
    }

    private JsonNode integer(int bits, ScalarType type, String goType) {
        String expected = GoTypeNames.of(type, goType);
        if (!atNumber()) {
            throw mismatch(expected);
        }
        IteratorInput asIterator = cursor.asIterator();
        String text = cursor.literal();
        try {
            return integerNode(bits == Integer.SIZE ? Integer.parseInt(text) : Long.parseLong(text));
        } catch (NumberFormatException notAnInteger) {
            return switch (wording) {
                case JSON_ITERATOR -> {
                    long other = new IteratorIntegers(asIterator, bits).read();
                    if (asIterator.failed() || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
                        throw new TypeMismatch("number " + text, expected);
                    }
                    yield integerNode(other);
                }
                case ENCODING_JSON -> throw new TypeMismatch("number " + text, expected);
            };
        }
    }

    private static JsonNode integerNode(long value) {
        return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
    }

    private JsonNode number(String goType) {
        String expected = GoTypeNames.of(ScalarType.DOUBLE, goType);
        if (!atNumber()) {
            throw mismatch(expected);
        }
        String text = cursor.literal();
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw new TypeMismatch("number " + text, expected);
        }
        return ScalarForms.doubleNode(value);
    }

    private JsonNode bytes() {
        if (cursor.peek() == '[') {
            return NODES.stringNode(Base64.getEncoder().encodeToString(byteItems()));
        }
        if (cursor.peek() != '"') {
            throw mismatch(GoTypeNames.of(ScalarType.BYTES, ""));
        }
        String text = cursor.string();
        int wrong = GoBase64.firstWrongByte(text);
        if (wrong >= 0) {
            throw TypeMismatch.refused("illegal base64 data at input byte " + wrong);
        }
        return NODES.stringNode(GoBase64.canonical(text));
    }

    /** To Go a list of small numbers is bytes as well. */
    private byte[] byteItems() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        cursor.next();
        while (cursor.peek() != ']') {
            bytes.write(byteItem());
            if (cursor.peek() == ',') {
                cursor.next();
            }
        }
        cursor.next();
        return bytes.toByteArray();
    }

    private int byteItem() {
        if (cursor.peek() == 'n') {
            cursor.skip();
            return 0;
        }
        if (!atNumber()) {
            throw mismatch("uint8");
        }
        String text = cursor.literal();
        try {
            int value = Integer.parseInt(text);
            if (value >= 0 && value < 1 << Byte.SIZE) {
                return value;
            }
        } catch (NumberFormatException notAnInteger) {
            throw new TypeMismatch("number " + text, "uint8");
        }
        throw new TypeMismatch("number " + text, "uint8");
    }

    /** Types that read their JSON themselves. */
    private JsonNode special(ScalarType type) {
        byte first = cursor.peek();
        String raw = cursor.raw();
        try {
            return ScalarForms.read(type, first == '"' ? JsonDecoder.decode(raw).asString() : raw, first == '"');
        } catch (DecodeException refused) {
            throw TypeMismatch.refused(String.valueOf(refused.getMessage()));
        }
    }

    /** A value that starts with the wrong byte. */
    TypeMismatch mismatch(String expected) {
        return new TypeMismatch(given(), expected);
    }

    private boolean atNumber() {
        byte first = cursor.peek();
        return first == '-' || (first >= '0' && first <= '9');
    }

    private String given() {
        return switch (cursor.peek()) {
            case '{' -> "object";
            case '[' -> "array";
            case '"' -> "string";
            case 't', 'f' -> "bool";
            default -> "number";
        };
    }
}
