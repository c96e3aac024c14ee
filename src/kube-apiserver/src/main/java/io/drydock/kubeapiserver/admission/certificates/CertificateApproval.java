package io.drydock.kubeapiserver.admission.certificates;

import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.apiserver.authorization.Authorizer;

/**
 * Lets only those decide about a certificate signing request who may approve for its signer.
 *
 * @see "Go: plugin/pkg/admission/certificates/approval/admission.go: Plugin.Validate"
 */
public final class CertificateApproval implements ValidatingAdmission {
    public static final String NAME = "CertificateApproval";

    private final SignerAuthorization signers;

    public CertificateApproval(Authorizer authorizer) {
        this.signers = new SignerAuthorization(authorizer);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean handles(Operation operation) {
        return operation == Operation.UPDATE;
    }

    @Override
    public void validate(AdmissionAttributes attributes) {
        if (attributes.subresource().equals("approval")
                && attributes.resource().groupResource().equals(SignerAuthorization.REQUESTS)) {
            signers.require(attributes, "approve");
        }
    }
}
