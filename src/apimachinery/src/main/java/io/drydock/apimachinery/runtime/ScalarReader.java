package io.drydock.apimachinery.runtime;

import io.drydock.apimachinery.catalog.ScalarType;
import io.drydock.apimachinery.json.JsonDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads values without parts, and words what is wrong with them. */
final class ScalarReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int NARROW_CONTEXT = 10;
    private static final int WIDE_CONTEXT = 50;
    private static final int LONGEST_INTEGER = 20;

    private final JsonCursor cursor;

    ScalarReader(JsonCursor cursor) {
        this.cursor = cursor;
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
            case INT32 -> integer("32", Integer.MIN_VALUE, Integer.MAX_VALUE, type, goType);
            case INT64 -> integer("64", Long.MIN_VALUE, Long.MAX_VALUE, type, goType);
            case DOUBLE -> number(goType);
            case BYTES -> bytes();
            case TIME, MICRO_TIME, QUANTITY, INT_OR_STRING -> special(type);
            case ANY -> throw new IllegalStateException("any value was read before");
        };
    }

    private JsonNode string(String goType) {
        if (cursor.peek() != '"') {
            throw mismatch("ReadString", "expects \" or n, but found ", GoTypeNames.of(ScalarType.STRING, goType));
        }
        return NODES.stringNode(cursor.string());
    }

    private JsonNode bool(String goType) {
        byte first = cursor.peek();
        if (first != 't' && first != 'f') {
            throw mismatch("ReadBool", "expect t or f, but found ", GoTypeNames.of(ScalarType.BOOLEAN, goType));
        }
        cursor.skip();
        return NODES.booleanNode(first == 't');
    }

    private JsonNode integer(String bits, long least, long most, ScalarType type, String goType) {
        String expected = GoTypeNames.of(type, goType);
        if (!atNumber()) {
            // Go shows the byte of its table of digits here, not the byte it read.
            String problem = problem("readUint" + bits, "unexpected character: \ufffd", cursor.position() + 1);
            throw new TypeMismatch(problem, given(), expected);
        }
        int start = cursor.position();
        String text = cursor.literal();
        int digits = text.startsWith("-") ? 1 : 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        if (digits < text.length()) {
            throw new TypeMismatch(
                    problem("assertInteger", "can not decode float as int", start + digits),
                    "number " + text,
                    expected);
        }
        Long value = text.length() <= LONGEST_INTEGER ? parseLong(text) : null;
        if (value == null || value < least || value > most) {
            throw new TypeMismatch(
                    problem("ReadInt" + bits, "overflow: " + text, cursor.position()), "number " + text, expected);
        }
        return integerNode(value);
    }

    private static @Nullable Long parseLong(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            return null;
        }
    }

    private static JsonNode integerNode(long value) {
        return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
    }

    private JsonNode number(String goType) {
        if (!atNumber()) {
            throw new TypeMismatch(
                    problem("readNumberAsString", "invalid number", cursor.position()),
                    given(),
                    GoTypeNames.of(ScalarType.DOUBLE, goType));
        }
        return ScalarForms.doubleNode(Double.parseDouble(cursor.literal()));
    }

    private JsonNode bytes() {
        if (cursor.peek() != '"') {
            throw new TypeMismatch(
                    problem("base64Codec", "invalid input", cursor.position()),
                    given(),
                    GoTypeNames.of(ScalarType.BYTES, ""));
        }
        String text = cursor.string();
        int wrong = GoBase64.firstWrongByte(text);
        if (wrong >= 0) {
            String message = "illegal base64 data at input byte " + wrong;
            throw TypeMismatch.refused(problem("decode base64", message, cursor.position()), message);
        }
        return NODES.stringNode(GoBase64.canonical(text));
    }

    /** Types that read their JSON themselves. */
    private JsonNode special(ScalarType type) {
        byte first = cursor.peek();
        try {
            String raw = cursor.raw();
            String text = first == '"' ? JsonDecoder.decode(raw).asString() : raw;
            return ScalarForms.read(type, text, first == '"');
        } catch (DecodeException refused) {
            String message = refused.getMessage();
            throw TypeMismatch.refused(problem("unmarshalerDecoder", message, cursor.position()), message);
        }
    }

    /** A value that starts with the wrong byte, which json-iterator names and has gone over. */
    TypeMismatch mismatch(String operation, String message, String expected) {
        int position = cursor.position();
        String found = cursor.text(position, position + 1);
        return new TypeMismatch(problem(operation, message + found, position + 1), given(), expected);
    }

    private String problem(String operation, String message, int position) {
        int narrow = Math.min(position, NARROW_CONTEXT);
        return operation + ": " + message + ", error found in #" + narrow + " byte of ...|"
                + cursor.text(position - NARROW_CONTEXT, position + NARROW_CONTEXT)
                + "|..., bigger context ...|"
                + cursor.text(position - WIDE_CONTEXT, position + WIDE_CONTEXT)
                + "|...";
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
