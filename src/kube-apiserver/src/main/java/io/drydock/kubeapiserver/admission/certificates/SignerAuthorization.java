package io.drydock.kubeapiserver.admission.certificates;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;

/**
 * Asks whether a user may act for a signer: by its name, or by its domain as a whole.
 *
 * @see "Go: plugin/pkg/admission/certificates/util.go: IsAuthorizedForSignerName"
 */
final class SignerAuthorization {
    static final GroupResource REQUESTS = new GroupResource("certificates.k8s.io", "certificatesigningrequests");

    private final Authorizer authorizer;

    SignerAuthorization(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    /**
     * @param verb that the authorizer is asked for, such as {@code approve}
     * @throws io.drydock.apimachinery.status.StatusException 403 when the user may not
     */
    void require(AdmissionAttributes attributes, String verb) {
        String signer =
                attributes.oldObject().orElseThrow().at("spec", "signerName").asString("");
        if (!allowed(attributes, verb, signer)
                && !allowed(attributes, verb, signer.substring(0, Math.max(signer.indexOf('/'), 0)) + "/*")) {
            throw AdmissionErrors.forbidden(
                    attributes, "user not permitted to " + verb + " requests with signerName \"" + signer + "\"");
        }
    }

    private boolean allowed(AdmissionAttributes attributes, String verb, String signer) {
        return authorizer
                .authorize(new AuthorizationAttributes(
                        attributes.user(), verb, "", REQUESTS.group(), "*", "signers", "", signer, true, ""))
                .allowed();
    }
}
