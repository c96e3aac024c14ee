package io.drydock.kubeapiserver.registry.autoscaling;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What an autoscaler must hold, in whichever version it is stored.
 *
 * @see "Go: pkg/apis/autoscaling/validation/validation.go: validateHorizontalPodAutoscalerSpec"
 */
final class AutoscalerValidation implements ObjectValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> TYPES = List.of("ContainerResource", "External", "Object", "Pods", "Resource");

    @Override
    public List<FieldError> validate(KubeObject autoscaler) {
        FieldErrors errors = new FieldErrors();
        JsonNode spec = autoscaler.at("spec");
        replicas(spec, errors);
        target(spec.path("scaleTargetRef"), SPEC.child("scaleTargetRef"), errors);
        JsonNode utilization = spec.path("targetCPUUtilizationPercentage");
        if (utilization.isNumber() && utilization.asLong() < 1) {
            errors.invalid(
                    FieldPath.of("spec", "metrics")
                            .index(0)
                            .child("resource")
                            .child("target")
                            .child("averageUtilization"),
                    utilization,
                    "must be greater than 0");
        }
        int index = 0;
        for (JsonNode metric : spec.path("metrics")) {
            metric(metric, SPEC.child("metrics").index(index++), errors);
        }
        return errors.list();
    }

    private static void replicas(JsonNode spec, FieldErrors errors) {
        JsonNode least = spec.path("minReplicas");
        JsonNode most = spec.path("maxReplicas");
        if (least.isNumber() && least.asLong() < 1) {
            errors.invalid(SPEC.child("minReplicas"), least, "must be greater than or equal to 1");
        }
        if (most.asLong(0) < 1) {
            errors.invalid(SPEC.child("maxReplicas"), most.asLong(0), "must be greater than 0");
        }
        if (least.isNumber() && most.asLong(0) < least.asLong()) {
            errors.invalid(SPEC.child("maxReplicas"), most.asLong(0), "must be greater than or equal to `minReplicas`");
        }
    }

    private static void target(JsonNode reference, FieldPath path, FieldErrors errors) {
        for (String field : List.of("kind", "name")) {
            String value = reference.path(field).asString("");
            if (value.isEmpty()) {
                errors.required(path.child(field), "");
            } else {
                errors.invalid(path.child(field), value, NameRules.pathSegmentName(value, false));
            }
        }
    }

    private static void metric(JsonNode metric, FieldPath path, FieldErrors errors) {
        String type = metric.path("type").asString("");
        if (type.isEmpty()) {
            errors.required(path.child("type"), "must specify a metric source type");
            return;
        }
        if (!TYPES.contains(type)) {
            errors.notSupported(path.child("type"), type, TYPES);
            return;
        }
        String field = Character.toLowerCase(type.charAt(0)) + type.substring(1);
        if (!metric.path(field).isObject()) {
            errors.required(path.child(field), "must populate information for the given metric source");
            return;
        }
        JsonNode utilization = metric.path(field).path("target").path("averageUtilization");
        if (utilization.isNumber() && utilization.asLong() < 1) {
            errors.invalid(
                    path.child(field).child("target").child("averageUtilization"),
                    utilization,
                    "must be greater than 0");
        }
    }
}
