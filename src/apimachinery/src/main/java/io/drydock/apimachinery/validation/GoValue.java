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
