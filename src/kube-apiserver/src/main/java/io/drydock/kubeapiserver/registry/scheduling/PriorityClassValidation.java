package io.drydock.kubeapiserver.registry.scheduling;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;

/**
 * What a priority class must hold; its value never changes, as pods have taken it over.
 *
 * @see "Go: pkg/apis/scheduling/validation/validation.go: ValidatePriorityClass, ValidatePriorityClassUpdate"
 */
final class PriorityClassValidation implements ObjectValidation {
    private static final List<String> POLICIES = List.of("PreemptLowerPriority", "Never");

    private final boolean newest;

    PriorityClassValidation(Release release) {
        this.newest = release.atLeast(Release.V1_36);
    }

    @Override
    public List<FieldError> validate(KubeObject priorityClass) {
        FieldErrors errors = new FieldErrors();
        if (priorityClass.name().startsWith(SystemPriorityClasses.PREFIX)) {
            SystemPriorityClasses.problem(priorityClass)
                    .ifPresent(problem -> errors.forbidden(
                            FieldPath.of("metadata", "name"),
                            "priority class names with 'system-' prefix are reserved for system use only. error: "
                                    + problem));
        } else if (priorityClass.at("value").asLong(0) > SystemPriorityClasses.HIGHEST_OF_USERS) {
            errors.forbidden(
                    FieldPath.of("value"),
                    "maximum allowed value of a user defined priority is " + SystemPriorityClasses.HIGHEST_OF_USERS);
        }
        errors.requireOneOf(priorityClass.at("preemptionPolicy"), FieldPath.of("preemptionPolicy"), POLICIES);
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject priorityClass, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        if (priorityClass.at("value").asLong(0) != old.at("value").asLong(0)) {
            errors.forbidden(FieldPath.of(newest ? "value" : "Value"), "may not be changed in an update.");
        }
        errors.immutable(
                priorityClass.at("preemptionPolicy"), old.at("preemptionPolicy"), FieldPath.of("preemptionPolicy"));
        return errors.list();
    }
}
