package io.drydock.kubeapiserver.registry.autoscaling;

import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.ResourceNames;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One of the metrics that an autoscaler follows: its type says which one of its fields tells more.
 *
 * @see "Go: pkg/apis/autoscaling/validation/validation.go: validateMetricSpec"
 */
final class MetricValidation {
    private static final List<String> TYPES = List.of("ContainerResource", "External", "Object", "Pods", "Resource");
    private static final List<String> TARGETS = List.of("Utilization", "Value", "AverageValue");

    /** In the order in which they are looked at; only the first one that is there is checked. */
    private static final List<String> FIELDS = List.of("object", "external", "pods", "resource", "containerResource");

    private static final String CONTAINER = "containerResource";
    private static final String NO_SOURCE = "must populate information for the given metric source";

    private final JsonNode source;
    private final FieldPath path;
    private final TargetReferences references;
    private final FieldErrors errors;

    private MetricValidation(JsonNode source, FieldPath path, TargetReferences references, FieldErrors errors) {
        this.source = source;
        this.path = path;
        this.references = references;
        this.errors = errors;
    }

    /** @param ofContainers whether the release lets an autoscaler look at single containers */
    static void validate(
            JsonNode metric, boolean ofContainers, FieldPath path, TargetReferences references, FieldErrors errors) {
        String type = metric.path("type").asString("");
        if (type.isEmpty()) {
            errors.required(path.child("type"), "must specify a metric source type");
        }
        if (!TYPES.contains(type)) {
            errors.notSupported(path.child("type"), type, TYPES);
        }
        List<String> present = new ArrayList<>();
        for (String field : FIELDS) {
            if (metric.path(field).isObject() && (ofContainers || !field.equals(CONTAINER))) {
                present.add(field);
                if (present.size() == 1) {
                    new MetricValidation(metric.path(field), path.child(field), references, errors).source(field);
                }
            }
        }
        String expected = "";
        if (TYPES.contains(type)) {
            expected = Character.toLowerCase(type.charAt(0)) + type.substring(1);
            if (!ofContainers && expected.equals(CONTAINER)) {
                errors.required(
                        path.child(expected),
                        NO_SOURCE + " (only allowed when HPAContainerMetrics feature is" + " enabled)");
            } else if (!metric.path(expected).isObject()) {
                errors.required(path.child(expected), NO_SOURCE);
            }
        } else {
            // The real server says it twice.
            errors.notSupported(path.child("type"), type, TYPES);
        }
        if (present.size() != 1) {
            present.remove(expected);
            present.forEach(field -> errors.forbidden(path.child(field), "must populate the given metric source only"));
        }
    }

    private void source(String field) {
        switch (field) {
            case "object" -> {
                references.validateDescribed(source.path("describedObject"), path.child("describedObject"), errors);
                metric();
                target();
                requireEither(
                        "value", "averageValue", "averageValue", "must set either a target value or averageValue");
            }
            case "external" -> {
                metric();
                target();
                requireEither(
                        "value",
                        "averageValue",
                        "averageValue",
                        "must set either a target value for metric or a per-pod target");
                forbidBoth(
                        "value",
                        "averageValue",
                        "value",
                        "may not set both a target value for metric and a per-pod target");
            }
            case "pods" -> {
                metric();
                target();
                requireEither(
                        "averageValue", "averageValue", "averageValue", "must specify a positive target averageValue");
            }
            default -> resource(field.equals("containerResource"));
        }
    }

    private void resource(boolean ofContainer) {
        String name = source.path("name").asString("");
        if (name.isEmpty()) {
            errors.required(path.child("name"), "must specify a resource name");
        } else if (ofContainer) {
            ResourceNames.validateContainerResource(name, path.child("name"), errors);
        }
        if (ofContainer) {
            String container = source.path("container").asString("");
            if (container.isEmpty()) {
                errors.required(path.child("container"), "must specify a container");
            } else {
                errors.invalid(path.child("container"), container, NameRules.dns1123Label(container));
            }
        }
        target();
        requireEither(
                "averageUtilization",
                "averageValue",
                "averageUtilization",
                "must set either a target raw value or a target utilization");
        forbidBoth(
                "averageUtilization",
                "averageValue",
                "averageValue",
                "may not set both a target raw value and a target utilization");
    }

    private void metric() {
        String name = source.path("metric").path("name").asString("");
        FieldPath at = path.child("metric").child("name");
        if (name.isEmpty()) {
            errors.required(at, "must specify a metric name");
        } else {
            errors.invalid(at, name, NameRules.pathSegmentName(name, false));
        }
    }

    private void target() {
        JsonNode target = source.path("target");
        FieldPath at = path.child("target");
        String type = target.path("type").asString("");
        if (type.isEmpty()) {
            errors.required(at.child("type"), "must specify a metric target type");
        }
        if (!TARGETS.contains(type)) {
            errors.invalid(at.child("type"), type, "must be either Utilization, Value, or AverageValue");
        }
        for (String field : List.of("value", "averageValue")) {
            String amount = target.path(field).asString("");
            if (!amount.isEmpty() && Quantity.parse(amount).signum() <= 0) {
                errors.invalid(at.child(field), amount, "must be positive");
            }
        }
        JsonNode utilization = target.path("averageUtilization");
        if (utilization.isNumber() && utilization.asLong() < 1) {
            errors.invalid(at.child("averageUtilization"), utilization, "must be greater than 0");
        }
    }

    private void requireEither(String one, String other, String blamed, String detail) {
        if (!isSet(one) && !isSet(other)) {
            errors.required(path.child("target").child(blamed), detail);
        }
    }

    private void forbidBoth(String one, String other, String blamed, String detail) {
        if (isSet(one) && isSet(other)) {
            errors.forbidden(path.child("target").child(blamed), detail);
        }
    }

    private boolean isSet(String amount) {
        return source.path("target").path(amount).isValueNode()
                && !source.path("target").path(amount).isNull();
    }
}
