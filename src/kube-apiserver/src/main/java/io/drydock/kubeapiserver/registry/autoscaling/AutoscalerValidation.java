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
import java.util.Optional;
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
    private final boolean newest;

    /** @param scheme that brings autoscalers into the form that is checked, whichever is stored */
    AutoscalerValidation(Scheme scheme) {
        this.scheme = scheme;
        this.newest = scheme.catalog().release().atLeast(Release.V1_36);
        this.nested = new GroupVersion("autoscaling", newest ? "v2" : "v2beta2");
    }

    @Override
    public List<FieldError> validate(KubeObject autoscaler) {
        return validate(autoscaler, Optional.empty());
    }

    /** One that could be scaled to zero before may stay so. */
    @Override
    public List<FieldError> validateUpdate(KubeObject autoscaler, KubeObject old) {
        return validate(autoscaler, Optional.of(nested(old)));
    }

    @Override
    public List<FieldError> validateStatusUpdate(KubeObject autoscaler, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.notNegative(autoscaler.at("status"), STATUS, "currentReplicas");
        errors.notNegative(autoscaler.at("status"), STATUS, "desiredReplicas");
        return errors.list();
    }

    private JsonNode nested(KubeObject autoscaler) {
        return scheme.convert(autoscaler.deepCopy(), nested).at("spec");
    }

    private List<FieldError> validate(KubeObject autoscaler, Optional<JsonNode> old) {
        FieldErrors errors = new FieldErrors();
        JsonNode spec = nested(autoscaler);
        boolean wasZero = old.map(before -> before.path("minReplicas"))
                .filter(least -> least.isNumber() && least.asLong() == 0)
                .isPresent();
        replicas(spec, wasZero ? 0 : 1, errors);
        TargetReferences references = new TargetReferences(newest, old);
        references.validateTarget(spec.path("scaleTargetRef"), SPEC.child("scaleTargetRef"), errors);
        metrics(spec, references, errors);
        for (String direction : List.of("scaleUp", "scaleDown")) {
            ScalingRules.validate(
                    spec.path("behavior").path(direction),
                    SPEC.child("behavior").child(direction),
                    errors);
        }
        return errors.list();
    }

    private void replicas(JsonNode spec, int leastReplicas, FieldErrors errors) {
        JsonNode least = spec.path("minReplicas");
        long most = spec.path("maxReplicas").asLong(0);
        if (least.isNumber() && least.asLong() < leastReplicas) {
            errors.invalid(SPEC.child("minReplicas"), least, "must be greater than or equal to " + leastReplicas);
        }
        if (newest && most == 0) {
            errors.required(SPEC.child("maxReplicas"), "must be set and greater than 0");
        } else if (newest && most < 0) {
            errors.invalid(SPEC.child("maxReplicas"), most, "must be greater than or equal to 1");
        } else if (most < 1) {
            errors.invalid(SPEC.child("maxReplicas"), most, "must be greater than 0");
        }
        if (least.isNumber() && most < least.asLong()) {
            errors.invalid(SPEC.child("maxReplicas"), most, "must be greater than or equal to `minReplicas`");
        }
    }

    private void metrics(JsonNode spec, TargetReferences references, FieldErrors errors) {
        FieldPath path = SPEC.child("metrics");
        boolean countsOthers = false;
        int index = 0;
        for (JsonNode metric : spec.path("metrics")) {
            MetricValidation.validate(metric, newest, path.index(index++), references, errors);
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
