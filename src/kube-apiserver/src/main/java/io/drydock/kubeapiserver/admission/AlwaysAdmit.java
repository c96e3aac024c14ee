package io.drydock.kubeapiserver.admission;

import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.ValidatingAdmission;

/**
 * Has nothing against anything.
 *
 * @see "Go: plugin/pkg/admission/admit/admission.go: alwaysAdmit"
 */
final class AlwaysAdmit implements ValidatingAdmission {
    static final String NAME = "AlwaysAdmit";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean handles(Operation operation) {
        return true;
    }

    @Override
    public void validate(AdmissionAttributes attributes) {}
}
