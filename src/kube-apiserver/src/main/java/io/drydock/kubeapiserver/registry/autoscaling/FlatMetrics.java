package io.drydock.kubeapiserver.registry.autoscaling;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What autoscalers measure and want, in the two forms it can be written in: the flat one of v2beta1 and of the
 * annotations of v1, and the nested one of later versions.
 *
 * @see "Go: pkg/apis/autoscaling/v1/conversion.go: Convert_v1_ObjectMetricSource_To_autoscaling_ObjectMetricSource"
 */
enum FlatMetrics {
    /** What is wanted, under {@code spec.metrics}. */
    WANTED("target", "target"),
    /** What was measured, under {@code status.currentMetrics}. */
    MEASURED("current", "current");

    private final String nested;
    private final String prefix;

    FlatMetrics(String nested, String prefix) {
        this.nested = nested;
        this.prefix = prefix;
    }

    ObjectNode toNested(JsonNode metric) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        copy(metric, "type", result, "type");
        metric.properties().forEach(source -> {
            if (source.getValue().isObject()) {
                result.set(source.getKey(), nestedSource(source.getKey(), source.getValue()));
            }
        });
        return result;
    }

    ObjectNode toFlat(JsonNode metric) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        copy(metric, "type", result, "type");
        metric.properties().forEach(source -> {
            if (source.getValue().isObject()) {
                result.set(source.getKey(), flatSource(source.getKey(), source.getValue()));
            }
        });
        return result;
    }

    private ObjectNode nestedSource(String kind, JsonNode flat) {
        ObjectNode source = JsonNodeFactory.instance.objectNode();
        ObjectNode amounts = JsonNodeFactory.instance.objectNode();
        switch (kind) {
            case "object" -> {
                copy(flat, "target", source, "describedObject");
                copy(flat, prefix + "Value", amounts, "value");
                copy(flat, "averageValue", amounts, "averageValue");
                identify(flat, "selector", source);
            }
            case "pods" -> {
                copy(flat, prefix + "AverageValue", amounts, "averageValue");
                identify(flat, "selector", source);
            }
            case "external" -> {
                copy(flat, prefix + "Value", amounts, "value");
                copy(flat, prefix + "AverageValue", amounts, "averageValue");
                identify(flat, "metricSelector", source);
            }
            default -> {
                copy(flat, "name", source, "name");
                copy(flat, "container", source, "container");
                copy(flat, prefix + "AverageUtilization", amounts, "averageUtilization");
                copy(flat, prefix + "AverageValue", amounts, "averageValue");
            }
        }
        if (this == WANTED) {
            amounts.put("type", type(kind, amounts));
        }
        return source.set(nested, amounts);
    }

    /** Which of the amounts is meant, which only the nested form says in a word. */
    private static String type(String kind, ObjectNode amounts) {
        if (amounts.has("averageUtilization")) {
            return "Utilization";
        }
        boolean single = kind.equals("object") || kind.equals("external");
        return single && !amounts.has("averageValue") ? "Value" : "AverageValue";
    }

    private ObjectNode flatSource(String kind, JsonNode source) {
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        JsonNode amounts = source.path(nested);
        switch (kind) {
            case "object" -> {
                copy(source, "describedObject", flat, "target");
                copy(source.path("metric"), "name", flat, "metricName");
                flat.put(prefix + "Value", amounts.path("value").asString("0"));
                copy(source.path("metric"), "selector", flat, "selector");
                copy(amounts, "averageValue", flat, "averageValue");
            }
            case "pods" -> {
                copy(source.path("metric"), "name", flat, "metricName");
                flat.put(prefix + "AverageValue", amounts.path("averageValue").asString("0"));
                copy(source.path("metric"), "selector", flat, "selector");
            }
            case "external" -> {
                copy(source.path("metric"), "name", flat, "metricName");
                copy(source.path("metric"), "selector", flat, "metricSelector");
                if (this == WANTED) {
                    copy(amounts, "value", flat, "targetValue");
                } else {
                    flat.put("currentValue", amounts.path("value").asString("0"));
                }
                copy(amounts, "averageValue", flat, prefix + "AverageValue");
            }
            default -> {
                copy(source, "name", flat, "name");
                copy(amounts, "averageUtilization", flat, prefix + "AverageUtilization");
                if (this == WANTED) {
                    copy(amounts, "averageValue", flat, "targetAverageValue");
                } else {
                    flat.put("currentAverageValue", amounts.path("averageValue").asString("0"));
                }
                copy(source, "container", flat, "container");
            }
        }
        return flat;
    }

    private static void identify(JsonNode flat, String selector, ObjectNode source) {
        ObjectNode metric = JsonNodeFactory.instance.objectNode();
        copy(flat, "metricName", metric, "name");
        copy(flat, selector, metric, "selector");
        source.set("metric", metric);
    }

    private static void copy(JsonNode from, String field, ObjectNode to, String other) {
        JsonNode value = from.path(field);
        if (!value.isMissingNode() && !value.isNull()) {
            to.set(other, value);
        }
    }
}
