package io.drydock.kubeapiserver.registry.core.event;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of an event as errors show them: under the names that they have inside of the real server, with all that
 * is left out.
 *
 * @see "Go: pkg/apis/core/types.go: Event, ObjectReference, EventSource (1.36)"
 */
final class ShownEventFields {
    private static final List<String> REFERENCE =
            List.of("kind", "namespace", "name", "uid", "apiVersion", "resourceVersion", "fieldPath");
    private static final List<String> SOURCE = List.of("component", "host");
    private static final Map<String, String> INNER = Map.of("uid", "UID", "apiVersion", "APIVersion");
    private static final List<String> MAY_BE_NULL = List.of("firstTimestamp", "lastTimestamp", "eventTime");

    private ShownEventFields() {}

    static JsonNode of(String field, JsonNode value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (field) {
            case "involvedObject" -> whole(REFERENCE, value);
            case "related" -> value.isObject() ? whole(REFERENCE, value) : nodes.nullNode();
            case "source" -> whole(SOURCE, value);
            case "count" -> value.isNumber() ? value : nodes.numberNode(0);
            default -> value.isString() || MAY_BE_NULL.contains(field) ? value : nodes.stringNode("");
        };
    }

    private static ObjectNode whole(List<String> fields, JsonNode value) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        for (String field : fields) {
            String inner = field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
            shown.put(INNER.getOrDefault(field, inner), value.path(field).asString(""));
        }
        return shown;
    }
}
