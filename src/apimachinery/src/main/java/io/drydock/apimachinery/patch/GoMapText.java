package io.drydock.apimachinery.patch;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A tree as Go's {@code %v} prints it inside an error message: {@code map[name:web ports:[80 81]]}. */
final class GoMapText {
    private GoMapText() {}

    static String of(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, JsonNode> sorted = new TreeMap<>();
                node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
                yield sorted.entrySet().stream()
                        .map(field -> field.getKey() + ":" + of(field.getValue()))
                        .collect(Collectors.joining(" ", "map[", "]"));
            }
            case ARRAY ->
                StreamSupport.stream(node.spliterator(), false)
                        .map(GoMapText::of)
                        .collect(Collectors.joining(" ", "[", "]"));
            case NULL, MISSING, BINARY, POJO -> "<nil>";
            case STRING, NUMBER, BOOLEAN -> node.asString();
        };
    }
}
