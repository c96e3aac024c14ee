package io.drydock.kubeapiserver.registry.policy;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.kubeapiserver.registry.apps.RollingUpdateValidation;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.ConditionRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.ShownSelector;
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

    private static final List<String> EVICTIONS = List.of("AlwaysAllow", "IfHealthyBudget");

    private final Release release;
    private final boolean newest;

    /** @param release the older one checks nothing of a status */
    DisruptionBudgetValidation(Release release) {
        this.release = release;
        this.newest = release.atLeast(Release.V1_36);
    }

    @Override
    public List<FieldError> validate(KubeObject budget) {
        FieldErrors errors = new FieldErrors();
        JsonNode spec = budget.at("spec");
        if (spec.has("minAvailable") && spec.has("maxUnavailable")) {
            errors.invalid(SPEC, shown(spec), "minAvailable and maxUnavailable cannot be both set");
        }
        for (String field : List.of("minAvailable", "maxUnavailable")) {
            RollingUpdateValidation.positive(spec.path(field), SPEC.child(field), errors);
            RollingUpdateValidation.notMoreThanAll(spec.path(field), SPEC.child(field), errors);
        }
        if (spec.path("selector").isObject()) {
            errors.selector(spec.path("selector"), SPEC.child("selector"), release);
        }
        JsonNode eviction = spec.path("unhealthyPodEvictionPolicy");
        if (eviction.isString()) {
            FieldPath path = SPEC.child("unhealthyPodEvictionPolicy");
            if (!EVICTIONS.contains(eviction.asString())) {
                errors.notSupported(path, eviction, EVICTIONS);
            }
        }
        return errors.list();
    }

    /** Where older releases show pointers, whose numbers are chance, this says only that there are some. */
    private static ShownValue shown(JsonNode spec) {
        ShownValue selector = ShownSelector.of(spec.path("selector"));
        JsonNode eviction = spec.path("unhealthyPodEvictionPolicy");
        String newer = "{\"MinAvailable\":" + spec.path("minAvailable") + ",\"Selector\":" + selector.newer()
                + ",\"MaxUnavailable\":" + spec.path("maxUnavailable") + ",\"UnhealthyPodEvictionPolicy\":"
                + (eviction.isMissingNode() ? "null" : eviction.toString()) + "}";
        String older = "policy.PodDisruptionBudgetSpec{MinAvailable:(*intstr.IntOrString)(0x1), Selector:"
                + "(*v1.LabelSelector)(" + (spec.has("selector") ? "0x1" : "nil")
                + "), MaxUnavailable:(*intstr.IntOrString)(0x1)}";
        return new ShownValue(older, newer);
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
