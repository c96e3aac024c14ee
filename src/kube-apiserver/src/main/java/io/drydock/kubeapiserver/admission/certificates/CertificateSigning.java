package io.drydock.kubeapiserver.admission.certificates;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.authorization.Authorizer;
import java.util.List;

/**
 * Lets only those put a certificate or a failure into a signing request who may sign for its signer.
 *
 * @see "Go: plugin/pkg/admission/certificates/signing/admission.go: Plugin.Validate"
 */
public final class CertificateSigning extends SignerCheck {
    public static final String NAME = "CertificateSigning";

    public CertificateSigning(Authorizer authorizer) {
        super(NAME, CertificateSubjectRestriction.REQUESTS, "status", "sign", authorizer);
    }

    @Override
    boolean matters(AdmissionAttributes attributes) {
        KubeObject object = attributes.object().orElseThrow();
        KubeObject old = attributes.oldObject().orElseThrow();
        return List.of("certificate", "conditions").stream()
                .anyMatch(field -> !object.at("status", field).equals(old.at("status", field)));
    }

    @Override
    String refusal() {
        return "user not permitted to sign requests with signerName";
    }
}
