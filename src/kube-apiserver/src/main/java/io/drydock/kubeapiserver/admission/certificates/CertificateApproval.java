package io.drydock.kubeapiserver.admission.certificates;

import io.drydock.apiserver.authorization.Authorizer;

/**
 * Lets only those decide about a certificate signing request who may approve for its signer.
 *
 * @see "Go: plugin/pkg/admission/certificates/approval/admission.go: Plugin.Validate"
 */
public final class CertificateApproval extends SignerCheck {
    public static final String NAME = "CertificateApproval";

    public CertificateApproval(Authorizer authorizer) {
        super(NAME, CertificateSubjectRestriction.REQUESTS, "approval", "approve", authorizer);
    }

    @Override
    String refusal() {
        return "user not permitted to approve requests with signerName";
    }
}
