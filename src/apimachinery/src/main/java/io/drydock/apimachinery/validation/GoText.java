package io.drydock.apimachinery.validation;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A tree as Go prints the maps, lists and values it was decoded into, inside error messages. */
public final class GoText {
    private GoText() {}

    /** Go's {@code %v}: {@code map[name:web ports:[80 81]]}. */
    public static String plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT ->
                sorted(node).entrySet().stream()
                        .map(field -> field.getKey() + ":" + plain(field.getValue()))
                        .collect(Collectors.joining(" ", "map[", "]"));
            case ARRAY -> node.valueStream().map(GoText::plain).collect(Collectors.joining(" ", "[", "]"));
            case NULL, MISSING, BINARY, POJO -> "<nil>";
            case STRING, NUMBER, BOOLEAN -> node.asString();
        };
    }

    /** Go's {@code %#v}: {@code map[string]interface {}{"name":"web"}}. */
    public static String syntax(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT ->
                sorted(node).entrySet().stream()
                        .map(field -> GoValue.quote(field.getKey()) + ":" + syntax(field.getValue()))
                        .collect(Collectors.joining(", ", type(node) + "{", "}"));
            case ARRAY ->
                node.valueStream().map(GoText::syntax).collect(Collectors.joining(", ", type(node) + "{", "}"));
            case NULL, MISSING, BINARY, POJO -> "interface {}(nil)";
            case STRING -> GoValue.quote(node.asString());
            case NUMBER, BOOLEAN -> node.asString();
        };
    }

    /** Go's {@code %T}. */
    public static String type(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "map[string]interface {}";
            case ARRAY -> "[]interface {}";
            case STRING -> "string";
            case BOOLEAN -> "bool";
            case NUMBER -> node.isIntegralNumber() ? "int64" : "float64";
            case NULL, MISSING, BINARY, POJO -> "<nil>";
        };
    }

    private static Map<String, JsonNode> sorted(JsonNode object) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        return sorted;
    }
}
