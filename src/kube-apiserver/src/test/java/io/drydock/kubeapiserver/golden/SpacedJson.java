package io.drydock.kubeapiserver.golden;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * JSON with a space after each comma and colon, which is how the recorded requests were sent. Error messages quote the
 * bytes around a mistake, so the spaces count.
 */
public final class SpacedJson {
    private SpacedJson() {}

    public static String of(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(entry -> JsonNodeFactory.instance.stringNode(entry.getKey()) + ": " + of(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node.isArray()) {
            return node.valueStream().map(SpacedJson::of).collect(Collectors.joining(", ", "[", "]"));
        }
        return node.toString();
    }
}
