package io.drydock.apimachinery.validation;

import tools.jackson.databind.JsonNode;

/** Shows a value the way Go's formatting shows it inside an error message. */
public final class GoValue {
    private GoValue() {}

    public static String show(Object value) {
        return switch (value) {
            case String text -> quote(text);
            case JsonNode node when node.isString() -> quote(node.asString());
            case JsonNode node when node.isMissingNode() || node.isNull() -> "null";
            case JsonNode node -> node.toString();
            default -> String.valueOf(value);
        };
    }

    /** Go's {@code %q}: double quotes, with backslash escapes for what does not print. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case 0x07 -> quoted.append("\\a");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case 0x0b -> quoted.append("\\v");
                default -> {
                    if (c < 0x20 || c == 0x7f) {
                        quoted.append(String.format("\\x%02x", c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
