package io.drydock.apimachinery.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON into a tree. Of a field that is repeated the last one counts. A number without fraction and exponent that
 * fits 64 bits is an integer, every other one a double. What is not UTF-8 is replaced, as the real server replaces it.
 *
 * <p>It is our own parser because a client is told in the real server's words what is wrong with its JSON.
 *
 * @see "Go: encoding/json/scanner.go"
 */
public final class JsonDecoder {
    /** How deep objects and arrays may nest. The real server allows more, but no object is as deep. */
    public static final int MAX_DEPTH = 1_000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonInput input;
    private final Optional<RepeatedFields> repeated;
    private int depth;

    private JsonDecoder(JsonInput input, Optional<RepeatedFields> repeated) {
        this.input = input;
        this.repeated = repeated;
    }

    /**
     * What was read by somebody who does not like it when a field comes twice.
     *
     * @param repeated such as {@code duplicate field "data.k"}; the last of them is in the value
     */
    public record Strictly(JsonNode value, List<String> repeated) {
        public Strictly {
            repeated = List.copyOf(repeated);
        }
    }

    /**
     * Reads exactly one value, and tells which of its fields come more than once.
     *
     * @throws JsonSyntaxException when there is no value, or more
     */
    public static Strictly decodeStrictly(byte[] bytes) {
        RepeatedFields repeated = new RepeatedFields();
        return new Strictly(decode(bytes, Optional.of(repeated)), repeated.found());
    }

    /**
     * Reads exactly one value, with blanks around it.
     *
     * @throws JsonSyntaxException when there is none, or more
     */
    public static JsonNode decode(byte[] bytes) {
        return decode(bytes, Optional.empty());
    }

    private static JsonNode decode(byte[] bytes, Optional<RepeatedFields> repeated) {
        JsonInput input = new JsonInput(bytes);
        JsonNode value = new JsonDecoder(input, repeated).value();
        input.skipBlanks();
        if (!input.atEnd()) {
            throw input.unexpected("after top-level value");
        }
        return value;
    }

    public static JsonNode decode(String text) {
        return decode(text.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode value() {
        input.skipBlanks();
        int c = input.peek();
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> NODES.stringNode(input.string());
            case 't' -> literal("true", NODES.booleanNode(true));
            case 'f' -> literal("false", NODES.booleanNode(false));
            case 'n' -> literal("null", NODES.nullNode());
            default -> {
                if (c == '-' || (c >= '0' && c <= '9')) {
                    yield number();
                }
                throw input.unexpected("looking for beginning of value");
            }
        };
    }

    private ObjectNode object() {
        enter();
        ObjectNode object = NODES.objectNode();
        input.skipBlanks();
        if (input.peek() == '}') {
            return leave(object);
        }
        while (true) {
            input.skipBlanks();
            if (input.peek() != '"') {
                throw input.unexpected("looking for beginning of object key string");
            }
            String name = input.string();
            input.skipBlanks();
            if (input.peek() != ':') {
                throw input.unexpected("after object key");
            }
            input.advance();
            repeated.ifPresent(found -> found.enterField(object, name));
            object.set(name, value());
            repeated.ifPresent(RepeatedFields::leave);
            input.skipBlanks();
            if (input.peek() == '}') {
                return leave(object);
            }
            if (input.peek() != ',') {
                throw input.unexpected("after object key:value pair");
            }
            input.advance();
        }
    }

    private ArrayNode array() {
        enter();
        ArrayNode array = NODES.arrayNode();
        input.skipBlanks();
        if (input.peek() == ']') {
            return leave(array);
        }
        while (true) {
            repeated.ifPresent(found -> found.enterElement(array.size()));
            array.add(value());
            repeated.ifPresent(RepeatedFields::leave);
            input.skipBlanks();
            if (input.peek() == ']') {
                return leave(array);
            }
            if (input.peek() != ',') {
                throw input.unexpected("after array element");
            }
            input.advance();
        }
    }

    private void enter() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw new JsonSyntaxException("exceeded max depth", input.offset());
        }
        input.advance();
    }

    private <T extends JsonNode> T leave(T node) {
        depth--;
        input.advance();
        return node;
    }

    private JsonNode literal(String word, JsonNode node) {
        input.advance();
        for (int i = 1; i < word.length(); i++) {
            if (input.peek() != word.charAt(i)) {
                throw input.unexpected("in literal " + word + " (expecting '" + word.charAt(i) + "')");
            }
            input.advance();
        }
        return node;
    }

    private JsonNode number() {
        int start = input.offset();
        if (input.peek() == '-') {
            input.advance();
        }
        if (input.peek() == '0') {
            input.advance();
        } else {
            digits("in numeric literal");
        }
        boolean integral = true;
        if (input.peek() == '.') {
            integral = false;
            input.advance();
            digits("after decimal point in numeric literal");
        }
        if (input.peek() == 'e' || input.peek() == 'E') {
            integral = false;
            input.advance();
            if (input.peek() == '+' || input.peek() == '-') {
                input.advance();
            }
            digits("in exponent of numeric literal");
        }
        return numberNode(input.text(start), integral);
    }

    private void digits(String where) {
        if (!isDigit(input.peek())) {
            throw input.unexpected(where);
        }
        while (isDigit(input.peek())) {
            input.advance();
        }
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static JsonNode numberNode(String text, boolean integral) {
        if (integral) {
            try {
                long value = Long.parseLong(text);
                return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
            } catch (NumberFormatException tooLarge) {
                return NODES.numberNode(Double.parseDouble(text));
            }
        }
        return NODES.numberNode(Double.parseDouble(text));
    }
}
