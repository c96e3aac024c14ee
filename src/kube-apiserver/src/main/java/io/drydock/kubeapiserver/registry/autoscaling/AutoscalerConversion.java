package io.drydock.kubeapiserver.registry.autoscaling;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Autoscalers between v1, which knows a target for the CPU alone, and the versions 2, which know many metrics. What v1
 * has no field for travels in annotations, so that nothing is lost on the way there and back.
 *
 * @see "Go: pkg/apis/autoscaling/v1/conversion.go"
 */
public final class AutoscalerConversion {
    private static final String METRICS = "autoscaling.alpha.kubernetes.io/metrics";
    private static final String CURRENT_METRICS = "autoscaling.alpha.kubernetes.io/current-metrics";
    private static final String CONDITIONS = "autoscaling.alpha.kubernetes.io/conditions";
    private static final String BEHAVIOR = "autoscaling.alpha.kubernetes.io/behavior";
    private static final String TARGET = "targetCPUUtilizationPercentage";
    private static final String CURRENT = "currentCPUUtilizationPercentage";

    private AutoscalerConversion() {}

    public static void addTo(Scheme.Builder scheme) {
        GroupVersionKind v1 = kind("v1");
        for (String version : List.of("v2", "v2beta2", "v2beta1")) {
            boolean flat = version.equals("v2beta1");
            scheme.conversion(v1, kind(version), object -> toMetrics(object, flat));
            scheme.conversion(kind(version), v1, object -> fromMetrics(object, flat));
        }
    }

    private static GroupVersionKind kind(String version) {
        return new GroupVersionKind("autoscaling", version, "HorizontalPodAutoscaler");
    }

    private static void toMetrics(KubeObject object, boolean flat) {
        ObjectNode spec = object.objectAt("spec");
        ArrayNode metrics = JsonNodeFactory.instance.arrayNode();
        JsonNode target = spec.remove(TARGET);
        if (target != null) {
            metrics.add(cpuTarget(target, flat));
        }
        takeAnnotation(object, METRICS).ifPresent(others -> others.forEach(metrics::add));
        if (!metrics.isEmpty()) {
            spec.set("metrics", metrics);
        }
        if (!flat) {
            takeAnnotation(object, BEHAVIOR).ifPresent(behavior -> spec.set("behavior", behavior));
        }
        ObjectNode status = object.objectAt("status");
        ArrayNode current = JsonNodeFactory.instance.arrayNode();
        JsonNode utilization = status.remove(CURRENT);
        if (utilization != null) {
            current.add(cpuCurrent(utilization, flat));
        }
        takeAnnotation(object, CURRENT_METRICS).ifPresent(others -> others.forEach(current::add));
        if (!current.isEmpty()) {
            status.set("currentMetrics", current);
        }
        takeAnnotation(object, CONDITIONS).ifPresent(conditions -> status.set("conditions", conditions));
    }

    private static void fromMetrics(KubeObject object, boolean flat) {
        ObjectNode spec = object.objectAt("spec");
        ArrayNode others = JsonNodeFactory.instance.arrayNode();
        for (JsonNode metric : removed(spec, "metrics")) {
            JsonNode utilization = utilization(metric, flat ? "targetAverageUtilization" : "", "target");
            if (isCpu(metric) && utilization.isNumber() && !spec.has(TARGET)) {
                spec.set(TARGET, utilization);
            } else {
                others.add(metric);
            }
        }
        putAnnotation(object, METRICS, others);
        putAnnotation(object, BEHAVIOR, removed(spec, "behavior"));
        ObjectNode status = object.objectAt("status");
        ArrayNode otherCurrent = JsonNodeFactory.instance.arrayNode();
        for (JsonNode metric : removed(status, "currentMetrics")) {
            JsonNode utilization = utilization(metric, flat ? "currentAverageUtilization" : "", "current");
            if (isCpu(metric) && utilization.isNumber() && !status.has(CURRENT)) {
                status.set(CURRENT, utilization);
            } else {
                otherCurrent.add(metric);
            }
        }
        putAnnotation(object, CURRENT_METRICS, otherCurrent);
        putAnnotation(object, CONDITIONS, removed(status, "conditions"));
    }

    private static ObjectNode cpuTarget(JsonNode utilization, boolean flat) {
        ObjectNode metric = JsonNodeFactory.instance.objectNode().put("type", "Resource");
        ObjectNode resource = metric.putObject("resource").put("name", "cpu");
        if (flat) {
            resource.set("targetAverageUtilization", utilization);
        } else {
            resource.putObject("target").put("type", "Utilization").set("averageUtilization", utilization);
        }
        return metric;
    }

    private static ObjectNode cpuCurrent(JsonNode utilization, boolean flat) {
        ObjectNode metric = JsonNodeFactory.instance.objectNode().put("type", "Resource");
        ObjectNode resource = metric.putObject("resource").put("name", "cpu");
        if (flat) {
            resource.set("currentAverageUtilization", utilization);
            resource.put("currentAverageValue", "0");
        } else {
            resource.putObject("current").set("averageUtilization", utilization);
        }
        return metric;
    }

    private static boolean isCpu(JsonNode metric) {
        return metric.path("type").asString("").equals("Resource")
                && metric.path("resource").path("name").asString("").equals("cpu");
    }

    private static JsonNode utilization(JsonNode metric, String flatField, String nested) {
        JsonNode resource = metric.path("resource");
        return flatField.isEmpty() ? resource.path(nested).path("averageUtilization") : resource.path(flatField);
    }

    private static JsonNode removed(ObjectNode parent, String field) {
        JsonNode value = parent.remove(field);
        return value == null ? JsonNodeFactory.instance.arrayNode() : value;
    }

    private static Optional<JsonNode> takeAnnotation(KubeObject object, String key) {
        String text = object.annotations().getOrDefault(key, "");
        if (text.isEmpty() || !(object.at("metadata", "annotations") instanceof ObjectNode annotations)) {
            return Optional.empty();
        }
        try {
            JsonNode value = JsonMapper.shared().readTree(text);
            annotations.remove(key);
            if (annotations.isEmpty()) {
                object.metadata().remove("annotations");
            }
            return Optional.of(value);
        } catch (JacksonException written) {
            // A user's own text under this key says nothing that could be converted; it stays where it is.
            return Optional.empty();
        }
    }

    private static void putAnnotation(KubeObject object, String key, JsonNode value) {
        if (!value.isEmpty()) {
            object.setAnnotation(key, value.toString());
        }
    }
}
