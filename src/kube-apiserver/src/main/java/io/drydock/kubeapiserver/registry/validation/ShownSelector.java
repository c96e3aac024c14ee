package io.drydock.kubeapiserver.registry.validation;

import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.ShownValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A selector of labels, or a map of them, as messages quote it.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go: LabelSelector"
 */
public final class ShownSelector {
    private ShownSelector() {}

    public static ShownValue of(JsonNode selector) {
        return selector.isObject()
                ? new ShownValue(source(selector), json(selector).toString())
                : new ShownValue("\"null\"", "null");
    }

    /** @param labels a map that may be empty, which is not shown as an absent one is */
    public static ShownValue ofLabels(JsonNode labels) {
        if (!labels.isObject()) {
            return new ShownValue("map[string]string(nil)", "null");
        }
        return new ShownValue(sourceOfLabels(labels), sorted(labels).toString());
    }

    private static Map<String, String> texts(JsonNode labels) {
        Map<String, String> texts = new TreeMap<>();
        labels.properties()
                .forEach(label -> texts.put(label.getKey(), label.getValue().asString("")));
        return texts;
    }

    private static ObjectNode sorted(JsonNode labels) {
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        texts(labels).forEach(sorted::put);
        return sorted;
    }

    private static List<String> values(JsonNode expression) {
        return expression
                .path("values")
                .valueStream()
                .map(value -> value.asString(""))
                .toList();
    }

    private static ObjectNode json(JsonNode selector) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        if (!selector.path("matchLabels").isEmpty()) {
            shown.set("matchLabels", sorted(selector.path("matchLabels")));
        }
        for (JsonNode expression : selector.path("matchExpressions")) {
            ObjectNode one = shown.withArrayProperty("matchExpressions").addObject();
            one.put("key", expression.path("key").asString(""));
            one.put("operator", expression.path("operator").asString(""));
            for (String value : values(expression)) {
                one.withArrayProperty("values").add(value);
            }
        }
        return shown;
    }

    private static String source(JsonNode selector) {
        JsonNode expressions = selector.path("matchExpressions");
        String shown = expressions.isArray()
                ? expressions
                        .valueStream()
                        .map(ShownSelector::sourceOfExpression)
                        .collect(Collectors.joining(", ", "{", "}"))
                : "(nil)";
        return "v1.LabelSelector{MatchLabels:"
                + ofLabels(selector.path("matchLabels")).older()
                + ", MatchExpressions:[]v1.LabelSelectorRequirement" + shown + "}";
    }

    private static String sourceOfExpression(JsonNode expression) {
        return "v1.LabelSelectorRequirement{Key:"
                + GoValue.quote(expression.path("key").asString(""))
                + ", Operator:" + GoValue.quote(expression.path("operator").asString(""))
                + ", Values:"
                + (expression.path("values").isArray() ? GoValue.show(values(expression)) : "[]string(nil)")
                + "}";
    }

    private static String sourceOfLabels(JsonNode labels) {
        return texts(labels).entrySet().stream()
                .map(label -> GoValue.quote(label.getKey()) + ":" + GoValue.quote(label.getValue()))
                .collect(Collectors.joining(", ", "map[string]string{", "}"));
    }
}
