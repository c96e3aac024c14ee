package io.drydock.kubeapiserver.registry.autoscaling;

import io.drydock.apimachinery.catalog.Release;
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
 * @see "Go: pkg/apis/autoscaling/v2beta1/conversion.go"
 */
public final class AutoscalerConversion {
    static final String METRICS = "autoscaling.alpha.kubernetes.io/metrics";
    private static final String CURRENT_METRICS = "autoscaling.alpha.kubernetes.io/current-metrics";
    private static final String CONDITIONS = "autoscaling.alpha.kubernetes.io/conditions";
    private static final String BEHAVIOR = "autoscaling.alpha.kubernetes.io/behavior";
    private static final List<String> ANNOTATIONS = List.of(METRICS, CURRENT_METRICS, CONDITIONS, BEHAVIOR);
    private static final String TARGET = "targetCPUUtilizationPercentage";
    private static final String CURRENT = "currentCPUUtilizationPercentage";

    private final boolean tolerances;

    private AutoscalerConversion(Release release) {
        this.tolerances = release.atLeast(Release.V1_36);
    }

    public static void addTo(Scheme.Builder scheme, Release release) {
        AutoscalerConversion conversion = new AutoscalerConversion(release);
        GroupVersionKind v1 = kind("v1");
        for (String version : List.of("v2", "v2beta2")) {
            scheme.conversion(v1, kind(version), AutoscalerConversion::toMetrics);
            scheme.conversion(kind(version), v1, conversion::fromMetrics);
        }
        scheme.conversion(v1, kind("v2beta1"), object -> {
            toMetrics(object);
            conversion.flatten(object);
        });
        scheme.conversion(kind("v2beta1"), v1, object -> {
            unfold(object);
            conversion.fromMetrics(object);
        });
        scheme.conversion(kind("v2beta1"), kind("v2beta2"), AutoscalerConversion::unfold);
        scheme.conversion(kind("v2beta2"), kind("v2beta1"), conversion::flatten);
    }

    /**
     * What a version without fields for everything looks like once the server has read it: what its annotations say is
     * taken out of them and written into them again.
     */
    static void settle(KubeObject object, Release release) {
        AutoscalerConversion conversion = new AutoscalerConversion(release);
        switch (object.apiVersion()) {
            case "autoscaling/v1" -> {
                toMetrics(object);
                conversion.fromMetrics(object);
            }
            case "autoscaling/v2beta1" -> {
                unfold(object);
                conversion.flatten(object);
            }
            default -> dropAnnotations(object);
        }
    }

    /** An autoscaler with all of its metrics in their place, whichever version it is stored in. */
    static KubeObject nested(KubeObject autoscaler) {
        if (!autoscaler.apiVersion().equals("autoscaling/v1")) {
            return autoscaler;
        }
        KubeObject converted = autoscaler.deepCopy();
        toMetrics(converted);
        return converted;
    }

    private static GroupVersionKind kind(String version) {
        return new GroupVersionKind("autoscaling", version, "HorizontalPodAutoscaler");
    }

    private static void toMetrics(KubeObject object) {
        ObjectNode spec = object.objectAt("spec");
        ArrayNode metrics = JsonNodeFactory.instance.arrayNode();
        annotation(object, METRICS)
                .ifPresent(others -> others.forEach(metric -> metrics.add(FlatMetrics.WANTED.toNested(metric))));
        JsonNode target = spec.remove(TARGET);
        if (target != null) {
            metrics.add(cpuTarget(target));
        }
        if (!metrics.isEmpty()) {
            spec.set("metrics", metrics);
        }
        annotation(object, BEHAVIOR)
                .flatMap(AnnotatedBehavior::read)
                .ifPresent(behavior -> spec.set("behavior", behavior));
        statusToMetrics(object);
        dropAnnotations(object);
    }

    private static void statusToMetrics(KubeObject object) {
        ObjectNode status = object.objectAt("status");
        ArrayNode current = JsonNodeFactory.instance.arrayNode();
        JsonNode utilization = status.remove(CURRENT);
        Optional<JsonNode> measured = annotation(object, CURRENT_METRICS);
        if (measured.isPresent()) {
            measured.get().forEach(metric -> current.add(FlatMetrics.MEASURED.toNested(metric)));
        } else if (utilization != null) {
            ObjectNode metric = current.addObject().put("type", "Resource");
            metric.putObject("resource").put("name", "cpu").putObject("current").set("averageUtilization", utilization);
        }
        if (!current.isEmpty()) {
            status.set("currentMetrics", current);
        }
        annotation(object, CONDITIONS).ifPresent(conditions -> status.set("conditions", conditions));
    }

    private void fromMetrics(KubeObject object) {
        dropAnnotations(object);
        ObjectNode spec = object.objectAt("spec");
        ArrayNode others = JsonNodeFactory.instance.arrayNode();
        for (JsonNode metric : removed(spec, "metrics")) {
            JsonNode utilization = metric.path("resource").path("target").path("averageUtilization");
            if (!isCpu(metric) || !utilization.isNumber()) {
                others.add(FlatMetrics.WANTED.toFlat(metric));
            } else if (!spec.has(TARGET)) {
                spec.set(TARGET, utilization);
            }
        }
        annotate(object, METRICS, others);
        annotateBehavior(object);
        ObjectNode status = object.objectAt("status");
        ArrayNode current = JsonNodeFactory.instance.arrayNode();
        for (JsonNode metric : removed(status, "currentMetrics")) {
            JsonNode utilization = metric.path("resource").path("current").path("averageUtilization");
            if (isCpu(metric) && utilization.isNumber() && !status.has(CURRENT)) {
                status.set(CURRENT, utilization);
            }
            // Kept in full, as the raw amount has no other place.
            current.add(FlatMetrics.MEASURED.toFlat(metric));
        }
        annotate(object, CURRENT_METRICS, current);
        annotate(object, CONDITIONS, removed(status, "conditions"));
    }

    /** From the nested form to v2beta1, which has metrics of its own, but no behavior. */
    private void flatten(KubeObject object) {
        dropAnnotations(object);
        replaceAll(object.objectAt("spec").path("metrics"), FlatMetrics.WANTED, true);
        replaceAll(object.objectAt("status").path("currentMetrics"), FlatMetrics.MEASURED, true);
        annotateBehavior(object);
    }

    private static void unfold(KubeObject object) {
        replaceAll(object.objectAt("spec").path("metrics"), FlatMetrics.WANTED, false);
        replaceAll(object.objectAt("status").path("currentMetrics"), FlatMetrics.MEASURED, false);
        annotation(object, BEHAVIOR)
                .flatMap(AnnotatedBehavior::read)
                .ifPresent(behavior -> object.objectAt("spec").set("behavior", behavior));
        dropAnnotations(object);
    }

    private static void replaceAll(JsonNode metrics, FlatMetrics form, boolean flat) {
        if (metrics instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, flat ? form.toFlat(list.get(i)) : form.toNested(list.get(i)));
            }
        }
    }

    private void annotateBehavior(KubeObject object) {
        JsonNode behavior = object.objectAt("spec").remove("behavior");
        if (behavior != null && behavior.isObject()) {
            annotate(object, BEHAVIOR, AnnotatedBehavior.write(behavior, tolerances));
        }
    }

    private static ObjectNode cpuTarget(JsonNode utilization) {
        ObjectNode metric = JsonNodeFactory.instance.objectNode().put("type", "Resource");
        metric.putObject("resource")
                .put("name", "cpu")
                .putObject("target")
                .put("type", "Utilization")
                .set("averageUtilization", utilization);
        return metric;
    }

    private static boolean isCpu(JsonNode metric) {
        return metric.path("type").asString("").equals("Resource")
                && metric.path("resource").path("name").asString("").equals("cpu");
    }

    private static JsonNode removed(ObjectNode parent, String field) {
        JsonNode value = parent.remove(field);
        return value == null ? JsonNodeFactory.instance.arrayNode() : value;
    }

    /** What an annotation says; absent where it says nothing that can be read. */
    static Optional<JsonNode> annotation(KubeObject object, String key) {
        String text = object.annotations().getOrDefault(key, "");
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(JsonMapper.shared().readTree(text));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private static void dropAnnotations(KubeObject object) {
        if (object.at("metadata", "annotations") instanceof ObjectNode annotations) {
            annotations.remove(ANNOTATIONS);
            if (annotations.isEmpty()) {
                object.metadata().remove("annotations");
            }
        }
    }

    private static void annotate(KubeObject object, String key, JsonNode value) {
        if (!value.isEmpty()) {
            object.setAnnotation(key, value.toString());
        }
    }
}
