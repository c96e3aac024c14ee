package io.drydock.apimachinery.validation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Shows a value the way Go's formatting shows it inside an error message. Lists and maps hold text. */
public final class GoValue {
    private GoValue() {}

    public static String show(Object value) {
        return switch (value) {
            case String text -> quote(text);
            case JsonNode node when node.isString() -> quote(node.asString());
            case JsonNode node when node.isMissingNode() || node.isNull() -> "null";
            case JsonNode node -> node.toString();
            case List<?> list -> list.stream().map(GoValue::show).collect(Collectors.joining(", ", "[]string{", "}"));
            case Map<?, ?> map -> showMap(map);
            default -> String.valueOf(value);
        };
    }

    /** An empty map is shown as the absent one, which is what an object without the field holds. */
    private static String showMap(Map<?, ?> map) {
        return map.isEmpty()
                ? "map[string]string(nil)"
                : map.entrySet().stream()
                        .map(entry -> show(entry.getKey()) + ":" + show(entry.getValue()))
                        .sorted()
                        .collect(Collectors.joining(", ", "map[string]string{", "}"));
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
                    if (prints(c)) {
                        quoted.appendCodePoint(c);
                    } else if (c < 0x80) {
                        quoted.append(String.format("\\x%02x", c));
                    } else {
                        quoted.append(String.format(c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** Whether a character is shown as it is: letters, marks, numbers, punctuation, symbols and the plain space. */
    public static boolean prints(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
