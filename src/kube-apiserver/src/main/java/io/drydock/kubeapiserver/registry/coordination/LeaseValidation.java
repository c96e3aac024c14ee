package io.drydock.kubeapiserver.registry.coordination;

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

    @Override
    public List<FieldError> validate(KubeObject lease) {
        FieldErrors errors = new FieldErrors();
        JsonNode duration = lease.at("spec", "leaseDurationSeconds");
        if (duration.isNumber() && duration.asLong() <= 0) {
            errors.invalid(SPEC.child("leaseDurationSeconds"), duration, "must be greater than 0");
        }
        errors.notNegative(lease.at("spec"), SPEC, "leaseTransitions");
        return errors.list();
    }
}
