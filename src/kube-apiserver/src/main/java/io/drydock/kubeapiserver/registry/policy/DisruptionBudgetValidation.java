package io.drydock.kubeapiserver.registry.policy;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.meta.LabelValidation;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.apps.RollingUpdateValidation;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.ConditionRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a disruption budget must hold.
 *
 * @see "Go: pkg/apis/policy/validation/validation.go: ValidatePodDisruptionBudgetSpec"
 */
final class DisruptionBudgetValidation implements ObjectValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> COUNTS =
            List.of("disruptionsAllowed", "currentHealthy", "desiredHealthy", "expectedPods");

    private final boolean newest;

    /** @param release the older one checks nothing of a status */
    DisruptionBudgetValidation(Release release) {
        this.newest = release.atLeast(Release.V1_36);
    }

    @Override
    public List<FieldError> validate(KubeObject budget) {
        FieldErrors errors = new FieldErrors();
        JsonNode spec = budget.at("spec");
        if (spec.has("minAvailable") && spec.has("maxUnavailable")) {
            errors.invalid(SPEC, spec, "minAvailable and maxUnavailable cannot be both set");
        }
        for (String field : List.of("minAvailable", "maxUnavailable")) {
            RollingUpdateValidation.positive(spec.path(field), SPEC.child(field), errors);
            RollingUpdateValidation.notMoreThanAll(spec.path(field), SPEC.child(field), errors);
        }
        if (spec.path("selector").isObject()) {
            errors.addAll(LabelValidation.validateSelector(spec.path("selector"), SPEC.child("selector")));
        }
        JsonNode eviction = spec.path("unhealthyPodEvictionPolicy");
        if (eviction.isString()) {
            errors.requireOneOf(
                    eviction, SPEC.child("unhealthyPodEvictionPolicy"), List.of("AlwaysAllow", "IfHealthyBudget"));
        }
        return errors.list();
    }

    @Override
    public List<FieldError> validateStatusUpdate(KubeObject budget, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        if (!newest) {
            return errors.list();
        }
        ConditionRules.validate(budget.at("status", "conditions"), FieldPath.of("status", "conditions"), errors);
        COUNTS.forEach(field -> errors.notNegative(budget.at("status"), FieldPath.of("status"), field));
        return errors.list();
    }
}
