package io.drydock.kubeapiserver.admission.certificates;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.kubeapiserver.registry.certificates.SignatureRequest;
import java.util.List;

/**
 * Lets nobody ask for a client certificate in the group that may do everything.
 *
 * @see "Go: plugin/pkg/admission/certificates/subjectrestriction/admission.go: Plugin.Validate"
 */
public final class CertificateSubjectRestriction implements ValidatingAdmission {
    public static final String NAME = "CertificateSubjectRestriction";
    static final GroupResource REQUESTS = new GroupResource("certificates.k8s.io", "certificatesigningrequests");
    private static final String CLIENT_SIGNER = "kubernetes.io/kube-apiserver-client";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean handles(Operation operation) {
        return operation == Operation.CREATE;
    }

    @Override
    public void validate(AdmissionAttributes attributes) {
        if (!attributes.subresource().isEmpty()
                || !attributes.resource().groupResource().equals(REQUESTS)) {
            return;
        }
        KubeObject object = attributes.object().orElseThrow();
        if (object.at("spec", "signerName").asString("").equals(CLIENT_SIGNER)
                && organizations(attributes, object).contains(UserInfo.PRIVILEGED_GROUP)) {
            throw AdmissionErrors.forbidden(
                    attributes,
                    "use of " + CLIENT_SIGNER + " signer with " + UserInfo.PRIVILEGED_GROUP + " group is not allowed");
        }
    }

    private static List<String> organizations(AdmissionAttributes attributes, KubeObject object) {
        try {
            return SignatureRequest.of(object).organizations();
        } catch (IllegalArgumentException unreadable) {
            throw AdmissionErrors.forbidden(attributes, "failed to parse CSR: " + unreadable.getMessage());
        }
    }
}
