package io.drydock.kubeapiserver.registry.apps;

import io.drydock.apimachinery.catalog.Release;
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
 * What a daemon set must hold.
 *
 * @see "Go: pkg/apis/apps/validation/validation.go: ValidateDaemonSet"
 */
final class DaemonSetValidation implements ObjectValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> TYPES = List.of("RollingUpdate", "OnDelete");

    private final WorkloadValidation workloads;
    private final boolean newer;

    DaemonSetValidation(ResourceContext context) {
        this.workloads = new WorkloadValidation(context);
        this.newer = context.release().atLeast(Release.V1_36);
    }

    @Override
    public List<FieldError> validate(KubeObject daemonSet) {
        FieldErrors errors = new FieldErrors();
        spec(daemonSet.at("spec"), errors);
        return errors.list();
    }

    @Override
    public List<FieldError> validateWhole(KubeObject daemonSet) {
        FieldErrors errors = new FieldErrors();
        if (!newer) {
            errors.metadata(daemonSet, true);
        }
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject daemonSet, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        if (newer) {
            WorkloadValidation.immutableSelector(daemonSet.at("spec"), old.at("spec"), SPEC, errors);
            spec(daemonSet.at("spec"), errors);
        } else {
            // As a new one, and then as a changed one; what is wrong is said twice.
            spec(daemonSet.at("spec"), errors);
            spec(daemonSet.at("spec"), errors);
            WorkloadValidation.immutableSelector(daemonSet.at("spec"), old.at("spec"), SPEC, errors);
        }
        return errors.list();
    }

    @Override
    public List<FieldError> validateStatusUpdate(KubeObject object, KubeObject old) {
        return WorkloadStatusValidation.DAEMON_SET.validateUpdate(object, old);
    }

    private void spec(JsonNode spec, FieldErrors errors) {
        workloads.selectorOfNodes(spec, SPEC, errors);
        workloads.template(spec.path("template"), SPEC.child("template"), errors);
        if (!newer) {
            WorkloadValidation.readOnlyDisks(spec, SPEC, errors);
        }
        WorkloadValidation.alwaysRestarts(spec, SPEC, "DaemonSet", errors);
        errors.notNegative(spec, SPEC, "minReadySeconds");
        updateStrategy(spec.path("updateStrategy"), SPEC.child("updateStrategy"), errors);
        errors.notNegative(spec, SPEC, "revisionHistoryLimit");
    }

    private void updateStrategy(JsonNode strategy, FieldPath path, FieldErrors errors) {
        JsonNode rolling = strategy.path("rollingUpdate");
        switch (strategy.path("type").asString("")) {
            case "OnDelete" -> {}
            case "RollingUpdate" -> {
                if (!rolling.isObject()) {
                    errors.required(path.child("rollingUpdate"), "");
                    return;
                }
                if (newer) {
                    rolling(rolling, path.child("rollingUpdate"), errors);
                    return;
                }
                FieldPath at = path.child("rollingUpdate").child("maxUnavailable");
                JsonNode unavailable = rolling.path("maxUnavailable");
                RollingUpdateValidation.positive(unavailable, at, errors);
                if (RollingUpdateValidation.isZero(unavailable)
                        && RollingUpdateValidation.isZero(rolling.path("maxSurge"))) {
                    errors.invalid(at, ShownIntOrString.of(unavailable), "cannot be 0");
                }
                RollingUpdateValidation.notMoreThanAll(unavailable, at, errors);
            }
            default -> errors.notSupported(path, ShownStrategy.ofDaemonSet(strategy, newer), TYPES);
        }
    }

    /** Either some pods may be missing meanwhile, or there may be some more than one a node. */
    private static void rolling(JsonNode rolling, FieldPath path, FieldErrors errors) {
        JsonNode unavailable = rolling.path("maxUnavailable");
        JsonNode surge = rolling.path("maxSurge");
        RollingUpdateValidation.positive(unavailable, path.child("maxUnavailable"), errors);
        RollingUpdateValidation.positive(surge, path.child("maxSurge"), errors);
        RollingUpdateValidation.notMoreThanAll(unavailable, path.child("maxUnavailable"), errors);
        RollingUpdateValidation.notMoreThanAll(surge, path.child("maxSurge"), errors);
        boolean noneMissing = RollingUpdateValidation.isZero(unavailable);
        boolean noneMore = RollingUpdateValidation.isZero(surge);
        if (!noneMissing && !noneMore) {
            errors.invalid(path.child("maxSurge"), surge, "may not be set when maxUnavailable is non-zero");
        } else if (noneMissing && noneMore) {
            errors.required(path.child("maxUnavailable"), "cannot be 0 when maxSurge is 0");
        }
    }
}
