package io.drydock.apimachinery.runtime;

import io.drydock.apimachinery.catalog.ScalarType;
import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.time.Rfc3339;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The canonical spelling of values without parts, and what Go starts from when there is none. */
final class ScalarForms {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Go takes it for no time at all. */
    private static final Instant ZERO_TIME = Instant.parse("0001-01-01T00:00:00Z");

    private static final double EXACT = 1L << 53;

    private ScalarForms() {}

    static JsonNode zero(ScalarType type) {
        return switch (type) {
            case STRING -> NODES.stringNode("");
            case INT32, INT64, DOUBLE, INT_OR_STRING -> NODES.numberNode(0);
            case BOOLEAN -> NODES.booleanNode(false);
            case QUANTITY -> NODES.stringNode("0");
            case BYTES, TIME, MICRO_TIME, ANY -> NODES.nullNode();
        };
    }

    static boolean isZero(ScalarType type, JsonNode value) {
        return switch (type) {
            case STRING, BYTES -> value.isString() && value.asString().isEmpty();
            case INT32, INT64, DOUBLE -> value.isNumber() && value.asDouble() == 0;
            case BOOLEAN -> value.isBoolean() && !value.asBoolean();
            case INT_OR_STRING, QUANTITY, TIME, MICRO_TIME, ANY -> value.isNull();
        };
    }

    /** A whole number is written without a fraction. */
    static JsonNode doubleNode(double value) {
        if (value == Math.rint(value) && Math.abs(value) < EXACT) {
            long whole = (long) value;
            return whole == (int) whole ? NODES.numberNode((int) whole) : NODES.numberNode(whole);
        }
        return NODES.numberNode(value);
    }

    /**
     * Reads a value of a type that has rules of its own.
     *
     * @param quoted whether it was a string in JSON; otherwise {@code text} is the JSON itself
     * @throws DecodeException with Go's words when the type refuses it
     * @throws TypeMismatch when it is of another type
     */
    static JsonNode read(ScalarType type, String text, boolean quoted) {
        return switch (type) {
            case TIME -> time(text, quoted, false);
            case MICRO_TIME -> time(text, quoted, true);
            case QUANTITY -> quantity(text);
            case INT_OR_STRING -> quoted ? NODES.stringNode(text) : integer(text);
            case STRING, INT32, INT64, DOUBLE, BOOLEAN, BYTES, ANY ->
                throw new IllegalArgumentException(type + " has no rules of its own");
        };
    }

    private static JsonNode quantity(String text) {
        try {
            return NODES.stringNode(Quantity.parse(text.strip()).toString());
        } catch (IllegalArgumentException refused) {
            throw new DecodeException(String.valueOf(refused.getMessage()));
        }
    }

    private static JsonNode time(String text, boolean quoted, boolean micro) {
        if (!quoted) {
            throw new TypeMismatch(described(text), "string");
        }
        try {
            Instant time = micro ? Rfc3339.parseMicros(text) : Rfc3339.parse(text);
            if (time.equals(ZERO_TIME)) {
                return NODES.nullNode();
            }
            return NODES.stringNode(micro ? Rfc3339.micros(time) : Rfc3339.seconds(time));
        } catch (IllegalArgumentException refused) {
            throw new DecodeException(String.valueOf(refused.getMessage()));
        }
    }

    private static JsonNode integer(String text) {
        try {
            return NODES.numberNode(Integer.parseInt(text));
        } catch (NumberFormatException notAnInteger) {
            boolean number = described(text).equals("number");
            throw new TypeMismatch(number ? "number " + text : described(text), "int32");
        }
    }

    private static String described(String json) {
        return switch (json.charAt(0)) {
            case '{' -> "object";
            case '[' -> "array";
            case 't', 'f' -> "bool";
            default -> "number";
        };
    }
}
