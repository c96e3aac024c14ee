package io.drydock.kubeapiserver.registry.autoscaling;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.kubeapiserver.printers.Cells;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The metrics of an autoscaler as current value and target.
 *
 * @param namesResources whether the resource is said before its values
 * @see "Go: pkg/printers/internalversion/printers.go: formatHPAMetrics"
 */
record MetricCells(boolean namesResources) {
    private static final int SHOWN = 2;

    String of(KubeObject stored) {
        KubeObject autoscaler = AutoscalerConversion.nested(stored);
        List<String> cells = new ArrayList<>();
        JsonNode current = autoscaler.at("status", "currentMetrics");
        int index = 0;
        for (JsonNode metric : autoscaler.at("spec", "metrics")) {
            cells.add(cell(metric, current.path(index++)));
        }
        if (cells.isEmpty()) {
            return Cells.NONE;
        }
        String shown = String.join(", ", cells.subList(0, Math.min(SHOWN, cells.size())));
        return cells.size() > SHOWN ? shown + " + " + (cells.size() - SHOWN) + " more..." : shown;
    }

    private String cell(JsonNode metric, JsonNode status) {
        String type = metric.path("type").asString("");
        if (type.isEmpty()) {
            return "<unknown type>";
        }
        String field = Character.toLowerCase(type.charAt(0)) + type.substring(1);
        JsonNode target = metric.path(field).path("target");
        JsonNode current = status.path(field).path("current");
        boolean average = target.has("averageValue");
        return switch (type) {
            case "External", "Object" -> values(current, target, average) + (average ? " (avg)" : "");
            case "Pods" -> values(current, target, true);
            case "Resource", "ContainerResource" -> {
                String name = metric.path(field).path("name").asString("");
                yield average
                        ? named(name, values(current, target, true))
                        : percentages(name, current.path("averageUtilization"), target.path("averageUtilization"));
            }
            default -> "<unknown type>";
        };
    }

    private static String values(JsonNode current, JsonNode target, boolean average) {
        String field = average ? "averageValue" : "value";
        return current.path(field).asString(Cells.UNKNOWN) + "/"
                + target.path(field).asString("");
    }

    private String percentages(String name, JsonNode current, JsonNode target) {
        String now = current.isNumber() ? current.asLong() + "%" : Cells.UNKNOWN;
        String wanted = target.isNumber() ? target.asLong() + "%" : "<auto>";
        return named(name, now + "/" + wanted);
    }

    private String named(String name, String values) {
        return namesResources ? name + ": " + values : values;
    }
}
