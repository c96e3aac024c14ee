package io.drydock.kubeapiserver.admission.certificates;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.apiserver.authorization.Authorizer;
import java.util.List;

/**
 * Lets only those put a certificate or a failure into a signing request who may sign for its signer.
 *
 * @see "Go: plugin/pkg/admission/certificates/signing/admission.go: Plugin.Validate"
 */
public final class CertificateSigning implements ValidatingAdmission {
    public static final String NAME = "CertificateSigning";

    private final SignerAuthorization signers;

    public CertificateSigning(Authorizer authorizer) {
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
        if (attributes.subresource().equals("status")
                && attributes.resource().groupResource().equals(SignerAuthorization.REQUESTS)
                && changesStatus(
                        attributes.object().orElseThrow(),
                        attributes.oldObject().orElseThrow())) {
            signers.require(attributes, "sign");
        }
    }

    private static boolean changesStatus(KubeObject object, KubeObject old) {
        return List.of("certificate", "conditions").stream()
                .anyMatch(field -> !object.at("status", field).equals(old.at("status", field)));
    }
}
