package io.drydock.kubeapiserver.golden;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Replaces what differs from run to run by placeholders, and leaves out what is not compared. */
final class Normalizer {
    private static final Pattern UID =
            Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");
    private static final Pattern AGE = Pattern.compile("\\d+[smhdy](\\d+[smhd])?");
    private static final Pattern TIME = Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z\\b");

    private Normalizer() {}

    static JsonNode normalize(JsonNode node) {
        return normalize(node, "");
    }

    private static JsonNode normalize(JsonNode node, String key) {
        return switch (node) {
            case ObjectNode object -> normalizeObject(object, key);
            case ArrayNode array -> normalizeArray(array, key);
            case JsonNode text
            when text.isString() -> JsonNodeFactory.instance.stringNode(normalizeText(text.asString(), key));
            default -> node;
        };
    }

    private static JsonNode normalizeObject(ObjectNode object, String key) {
        ObjectNode normal = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(entry -> {
            boolean prose = entry.getKey().equals("description") && key.equals("columnDefinitions");
            if (!prose) {
                normal.set(entry.getKey(), normalize(entry.getValue(), entry.getKey()));
            }
        });
        return normal;
    }

    private static JsonNode normalizeArray(ArrayNode array, String key) {
        ArrayNode normal = JsonNodeFactory.instance.arrayNode();
        if (key.equals("resourceRules") || key.equals("nonResourceRules")) {
            List<JsonNode> unordered = StreamSupport.stream(array.spliterator(), false)
                    .map(item -> normalize(item, ""))
                    .sorted(Comparator.comparing(JsonNode::toString))
                    .toList();
            normal.addAll(unordered);
            return normal;
        }
        for (JsonNode item : array) {
            boolean age = key.equals("cells")
                    && item.isString()
                    && AGE.matcher(item.asString()).matches();
            normal.add(age ? JsonNodeFactory.instance.stringNode("<age>") : normalize(item, key));
        }
        return normal;
    }

    private static String normalizeText(String text, String key) {
        String shown = text.contains("core.PodSpec{") ? text.lines().findFirst().orElse("") : text;
        if (key.equals("resourceVersion") && !shown.isEmpty() && !shown.equals("0")) {
            return "<rv>";
        }
        if (key.equals("continue") && !shown.isEmpty()) {
            return "<continue>";
        }
        return TIME.matcher(UID.matcher(shown).replaceAll("<uid>")).replaceAll("<time>");
    }

    /** Removes what is at a dotted path, if there is anything. */
    static void drop(JsonNode tree, String path) {
        int last = path.lastIndexOf('.');
        JsonNode parent = last < 0 ? tree : dig(tree, path.substring(0, last));
        if (parent instanceof ObjectNode object) {
            object.remove(path.substring(last + 1));
        }
    }

    static JsonNode dig(JsonNode tree, String path) {
        JsonNode node = tree;
        for (String step : path.split("\\.")) {
            node = node.isArray() && step.chars().allMatch(Character::isDigit)
                    ? node.path(Integer.parseInt(step))
                    : node.path(step);
        }
        return node;
    }
}
