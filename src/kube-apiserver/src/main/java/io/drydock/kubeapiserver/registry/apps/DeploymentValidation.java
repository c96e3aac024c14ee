package io.drydock.kubeapiserver.registry.apps;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.ShownIntOrString;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a deployment must hold.
 *
 * @see "Go: pkg/apis/apps/validation/validation.go: ValidateDeployment"
 */
final class DeploymentValidation implements ObjectValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> TYPES = List.of("Recreate", "RollingUpdate");

    private final WorkloadValidation workloads;

    DeploymentValidation(ResourceContext context) {
        this.workloads = new WorkloadValidation(context);
    }

    @Override
    public List<FieldError> validate(KubeObject deployment) {
        FieldErrors errors = new FieldErrors();
        spec(deployment.at("spec"), errors);
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject deployment, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        spec(deployment.at("spec"), errors);
        WorkloadValidation.immutableSelector(deployment.at("spec"), old.at("spec"), SPEC, errors);
        return errors.list();
    }

    @Override
    public List<FieldError> validateStatusUpdate(KubeObject object, KubeObject old) {
        return WorkloadStatusValidation.DEPLOYMENT.validateUpdate(object, old);
    }

    private void spec(JsonNode spec, FieldErrors errors) {
        errors.notNegative(spec, SPEC, "replicas");
        workloads.selector(spec, SPEC, "empty selector is invalid for deployment", errors);
        workloads.replicatedTemplate(spec, SPEC, errors);
        strategy(spec.path("strategy"), SPEC.child("strategy"), errors);
        errors.notNegative(spec, SPEC, "minReadySeconds");
        errors.notNegative(spec, SPEC, "revisionHistoryLimit");
        JsonNode deadline = spec.path("progressDeadlineSeconds");
        errors.notNegative(spec, SPEC, "progressDeadlineSeconds");
        if (deadline.isNumber()
                && deadline.asLong() <= spec.path("minReadySeconds").asLong(0)) {
            errors.invalid(SPEC.child("progressDeadlineSeconds"), deadline, "must be greater than minReadySeconds");
        }
    }

    private static void strategy(JsonNode strategy, FieldPath path, FieldErrors errors) {
        String type = strategy.path("type").asString("");
        JsonNode rolling = strategy.path("rollingUpdate");
        FieldPath rollingPath = path.child("rollingUpdate");
        switch (type) {
            case "Recreate" -> {
                if (rolling.isObject()) {
                    errors.forbidden(rollingPath, "may not be specified when strategy `type` is '" + type + "'");
                }
            }
            case "RollingUpdate" -> {
                if (rolling.isObject()) {
                    rolling(rolling, rollingPath, errors);
                } else {
                    errors.required(rollingPath, "this should be defaulted and never be nil");
                }
            }
            default -> errors.notSupported(path, ShownStrategy.ofDeployment(strategy), TYPES);
        }
    }

    private static void rolling(JsonNode rolling, FieldPath path, FieldErrors errors) {
        JsonNode unavailable = rolling.path("maxUnavailable");
        JsonNode surge = rolling.path("maxSurge");
        RollingUpdateValidation.positive(unavailable, path.child("maxUnavailable"), errors);
        RollingUpdateValidation.positive(surge, path.child("maxSurge"), errors);
        if (RollingUpdateValidation.isZero(unavailable) && RollingUpdateValidation.isZero(surge)) {
            errors.invalid(
                    path.child("maxUnavailable"),
                    ShownIntOrString.of(unavailable),
                    "may not be 0 when `maxSurge` is 0");
        }
        RollingUpdateValidation.notMoreThanAll(unavailable, path.child("maxUnavailable"), errors);
    }
}
