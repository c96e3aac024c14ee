package io.drydock.kubeapiserver.registry.autoscaling;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an autoscaler scales, as the annotation of old versions holds it: with the names of Go's own fields, and with all
 * of them. It is read whatever the case of its names.
 *
 * @see "Go: pkg/apis/autoscaling/v1/conversion.go: Convert_autoscaling_HorizontalPodAutoscaler_To_v1_..."
 */
final class AnnotatedBehavior {
    private static final List<String> DIRECTIONS = List.of("scaleUp", "scaleDown");

    private AnnotatedBehavior() {}

    /** @param tolerances whether the release knows tolerances */
    static JsonNode write(JsonNode behavior, boolean tolerances) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        for (String direction : DIRECTIONS) {
            JsonNode rules = behavior.path(direction);
            written.set(upper(direction), rules.isObject() ? rules(rules, tolerances) : NullNode.getInstance());
        }
        return written;
    }

    private static JsonNode rules(JsonNode rules, boolean tolerances) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        put(rules, "stabilizationWindowSeconds", written);
        put(rules, "selectPolicy", written);
        if (rules.path("policies").isArray()) {
            ArrayNode policies = written.putArray("Policies");
            for (JsonNode policy : rules.path("policies")) {
                ObjectNode one = policies.addObject();
                List.of("type", "value", "periodSeconds").forEach(field -> put(policy, field, one));
            }
        } else {
            written.putNull("Policies");
        }
        if (tolerances) {
            put(rules, "tolerance", written);
        }
        return written;
    }

    private static void put(JsonNode from, String field, ObjectNode to) {
        JsonNode value = from.path(field);
        to.set(upper(field), value.isMissingNode() ? NullNode.getInstance() : value);
    }

    /** Absent when nothing is said. */
    static Optional<JsonNode> read(JsonNode written) {
        return written.isObject() ? Optional.of(lower(written)) : Optional.empty();
    }

    private static JsonNode lower(JsonNode node) {
        if (node.isArray()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            node.forEach(entry -> all.add(lower(entry)));
            return all;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(field -> {
            if (!field.getValue().isNull() && !field.getKey().isEmpty()) {
                String name = Character.toLowerCase(field.getKey().charAt(0))
                        + field.getKey().substring(1);
                fields.set(name, lower(field.getValue()));
            }
        });
        return fields;
    }

    private static String upper(String field) {
        return Character.toUpperCase(field.charAt(0)) + field.substring(1);
    }
}
