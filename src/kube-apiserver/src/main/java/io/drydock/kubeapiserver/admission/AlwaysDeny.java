package io.drydock.kubeapiserver.admission;

import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.MutatingAdmission;
import io.drydock.apiserver.admission.ValidatingAdmission;

/**
 * Refuses every write.
 *
 * @see "Go: plugin/pkg/admission/deny/admission.go: alwaysDeny"
 */
final class AlwaysDeny implements MutatingAdmission, ValidatingAdmission {
    static final String NAME = "AlwaysDeny";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean handles(Operation operation) {
        return true;
    }

    @Override
    public void admit(AdmissionAttributes attributes) {
        throw AdmissionErrors.forbidden(attributes, "admission control is denying all modifications");
    }

    @Override
    public void validate(AdmissionAttributes attributes) {
        admit(attributes);
    }
}
