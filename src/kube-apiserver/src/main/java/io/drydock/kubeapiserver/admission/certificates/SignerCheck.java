package io.drydock.kubeapiserver.admission.certificates;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;

/**
 * Lets only those write something for a signer who may act for it: by its name, or by its domain as a whole.
 *
 * @see "Go: plugin/pkg/admission/certificates/util.go: IsAuthorizedForSignerName"
 */
abstract class SignerCheck implements ValidatingAdmission {
    private final String name;
    private final GroupResource resource;
    private final String subresource;
    private final String verb;
    private final Authorizer authorizer;

    /** @param verb that the authorizer is asked for, such as {@code approve} */
    SignerCheck(String name, GroupResource resource, String subresource, String verb, Authorizer authorizer) {
        this.name = name;
        this.resource = resource;
        this.subresource = subresource;
        this.verb = verb;
        this.authorizer = authorizer;
    }

    @Override
    public final String name() {
        return name;
    }

    /** Whether this write needs the permission at all. */
    boolean matters(AdmissionAttributes attributes) {
        return true;
    }

    /** The object that says for which signer the write is. */
    KubeObject decisive(AdmissionAttributes attributes) {
        return attributes.oldObject().orElseThrow();
    }

    /** Why it is refused, before the signer's name. */
    abstract String refusal();

    @Override
    public final void validate(AdmissionAttributes attributes) {
        boolean meant = attributes.subresource().equals(subresource)
                && attributes.resource().groupResource().equals(resource);
        if (!meant || !matters(attributes)) {
            return;
        }
        String signer = decisive(attributes).at("spec", "signerName").asString("");
        String domain = signer.substring(0, Math.max(signer.indexOf('/'), 0));
        if (!allowed(attributes, signer) && !allowed(attributes, domain + "/*")) {
            throw AdmissionErrors.forbidden(attributes, refusal() + " \"" + signer + "\"");
        }
    }

    private boolean allowed(AdmissionAttributes attributes, String signer) {
        return authorizer
                .authorize(new AuthorizationAttributes(
                        attributes.user(), verb, "", resource.group(), "*", "signers", "", signer, true, ""))
                .allowed();
    }
}
