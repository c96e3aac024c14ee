package io.drydock.kubeapiserver.registry.autoscaling;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
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
    private static final FieldPath STATUS = FieldPath.of("status");

    private final Scheme scheme;
    private final GroupVersion nested;

    /** @param scheme that brings autoscalers into the form that is checked, whichever is stored */
    AutoscalerValidation(Scheme scheme) {
        this.scheme = scheme;
        boolean newest = scheme.catalog().release().atLeast(Release.V1_36);
        this.nested = new GroupVersion("autoscaling", newest ? "v2" : "v2beta2");
    }

    @Override
    public List<FieldError> validate(KubeObject autoscaler) {
        return validate(autoscaler, 1);
    }

    /** One that could be scaled to zero before may stay so. */
    @Override
    public List<FieldError> validateUpdate(KubeObject autoscaler, KubeObject old) {
        JsonNode least = old.at("spec", "minReplicas");
        return validate(autoscaler, least.isNumber() && least.asLong() == 0 ? 0 : 1);
    }

    @Override
    public List<FieldError> validateStatusUpdate(KubeObject autoscaler, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.notNegative(autoscaler.at("status"), STATUS, "currentReplicas");
        errors.notNegative(autoscaler.at("status"), STATUS, "desiredReplicas");
        return errors.list();
    }

    private List<FieldError> validate(KubeObject autoscaler, int leastReplicas) {
        FieldErrors errors = new FieldErrors();
        JsonNode spec = scheme.convert(autoscaler.deepCopy(), nested).at("spec");
        replicas(spec, leastReplicas, errors);
        MetricValidation.reference(spec.path("scaleTargetRef"), SPEC.child("scaleTargetRef"), errors);
        metrics(spec, errors);
        for (String direction : List.of("scaleUp", "scaleDown")) {
            ScalingRules.validate(
                    spec.path("behavior").path(direction),
                    SPEC.child("behavior").child(direction),
                    errors);
        }
        return errors.list();
    }

    private static void replicas(JsonNode spec, int leastReplicas, FieldErrors errors) {
        JsonNode least = spec.path("minReplicas");
        long most = spec.path("maxReplicas").asLong(0);
        if (least.isNumber() && least.asLong() < leastReplicas) {
            errors.invalid(SPEC.child("minReplicas"), least, "must be greater than or equal to " + leastReplicas);
        }
        if (most < 1) {
            errors.invalid(SPEC.child("maxReplicas"), most, "must be greater than 0");
        }
        if (least.isNumber() && most < least.asLong()) {
            errors.invalid(SPEC.child("maxReplicas"), most, "must be greater than or equal to `minReplicas`");
        }
    }

    private static void metrics(JsonNode spec, FieldErrors errors) {
        FieldPath path = SPEC.child("metrics");
        boolean countsOthers = false;
        int index = 0;
        for (JsonNode metric : spec.path("metrics")) {
            MetricValidation.validate(metric, path.index(index++), errors);
            String type = metric.path("type").asString("");
            countsOthers |= type.equals("Object") || type.equals("External");
        }
        JsonNode least = spec.path("minReplicas");
        if (least.isNumber() && least.asLong() == 0 && !countsOthers) {
            errors.forbidden(
                    path, "must specify at least one Object or External metric to support scaling to zero replicas");
        }
    }
}
