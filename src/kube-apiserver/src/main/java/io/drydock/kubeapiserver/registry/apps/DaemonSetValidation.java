package io.drydock.kubeapiserver.registry.apps;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.core.podspec.PodTemplateValidation;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a daemon set must hold.
 *
 * @see "Go: pkg/apis/apps/validation/validation.go: ValidateDaemonSet"
 */
final class DaemonSetValidation implements ObjectValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> TYPES = List.of("RollingUpdate", "OnDelete");

    private final WorkloadValidation workloads;

    DaemonSetValidation(PodTemplateValidation templates) {
        this.workloads = new WorkloadValidation(templates);
    }

    @Override
    public List<FieldError> validate(KubeObject daemonSet) {
        FieldErrors errors = new FieldErrors();
        spec(daemonSet.at("spec"), errors);
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject daemonSet, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        spec(daemonSet.at("spec"), errors);
        WorkloadValidation.immutableSelector(daemonSet.at("spec"), old.at("spec"), SPEC, errors);
        return errors.list();
    }

    @Override
    public List<FieldError> validateStatusUpdate(KubeObject object, KubeObject old) {
        return WorkloadStatusValidation.DAEMON_SET.validateUpdate(object, old);
    }

    private void spec(JsonNode spec, FieldErrors errors) {
        WorkloadValidation.selector(spec, SPEC, "empty selector is invalid for daemonset", errors);
        workloads.template(spec, SPEC, errors);
        WorkloadValidation.alwaysRestarts(spec, SPEC, errors);
        errors.notNegative(spec, SPEC, "minReadySeconds");
        updateStrategy(spec.path("updateStrategy"), SPEC.child("updateStrategy"), errors);
        errors.notNegative(spec, SPEC, "revisionHistoryLimit");
    }

    private static void updateStrategy(JsonNode strategy, FieldPath path, FieldErrors errors) {
        JsonNode rolling = strategy.path("rollingUpdate");
        switch (strategy.path("type").asString("")) {
            case "OnDelete" -> {}
            case "RollingUpdate" -> {
                if (!rolling.isObject()) {
                    errors.required(path.child("rollingUpdate"), "");
                    return;
                }
                FieldPath at = path.child("rollingUpdate").child("maxUnavailable");
                JsonNode unavailable = rolling.path("maxUnavailable");
                RollingUpdateValidation.positive(unavailable, at, errors);
                if (RollingUpdateValidation.isZero(unavailable)
                        && RollingUpdateValidation.isZero(rolling.path("maxSurge"))) {
                    errors.invalid(at, unavailable, "cannot be 0");
                }
                RollingUpdateValidation.notMoreThanAll(unavailable, at, errors);
            }
            default ->
                errors.notSupported(path.child("type"), strategy.path("type").asString(""), TYPES);
        }
    }
}
