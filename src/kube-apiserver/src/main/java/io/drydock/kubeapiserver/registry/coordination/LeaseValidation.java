package io.drydock.kubeapiserver.registry.coordination;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a lease must hold.
 *
 * @see "Go: pkg/apis/coordination/validation/validation.go: ValidateLeaseSpec"
 */
final class LeaseValidation implements ObjectValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");

    private final String notNegative;

    LeaseValidation(Release release) {
        this.notNegative =
                release.atLeast(Release.V1_36) ? FieldErrors.MUST_NOT_BE_NEGATIVE : "must to greater or equal than 0";
    }

    @Override
    public List<FieldError> validate(KubeObject lease) {
        FieldErrors errors = new FieldErrors();
        JsonNode duration = lease.at("spec", "leaseDurationSeconds");
        if (duration.isNumber() && duration.asLong() <= 0) {
            errors.invalid(SPEC.child("leaseDurationSeconds"), duration, "must be greater than 0");
        }
        JsonNode transitions = lease.at("spec", "leaseTransitions");
        if (transitions.isNumber() && transitions.asLong() < 0) {
            errors.invalid(SPEC.child("leaseTransitions"), transitions, notNegative);
        }
        return errors.list();
    }
}
