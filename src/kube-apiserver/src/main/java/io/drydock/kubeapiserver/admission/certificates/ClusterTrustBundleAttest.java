package io.drydock.kubeapiserver.admission.certificates;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.authorization.Authorizer;

/**
 * Lets only those publish the authorities of a signer who may vouch for it.
 *
 * @see "Go: plugin/pkg/admission/certificates/ctbattest/admission.go: Plugin.Validate, from 1.27"
 */
public final class ClusterTrustBundleAttest extends SignerCheck {
    public static final String NAME = "ClusterTrustBundleAttest";

    public ClusterTrustBundleAttest(Authorizer authorizer) {
        super(NAME, new GroupResource("certificates.k8s.io", "clustertrustbundles"), "", "attest", authorizer);
    }

    /** A bundle need not be any signer's. */
    @Override
    boolean matters(AdmissionAttributes attributes) {
        return !decisive(attributes).at("spec", "signerName").asString("").isEmpty();
    }

    /** The signer of a bundle never changes, so the new object says as much as the old one. */
    @Override
    KubeObject decisive(AdmissionAttributes attributes) {
        return attributes.object().orElseThrow();
    }

    @Override
    String refusal() {
        return "user not permitted to attest for signerName";
    }
}
