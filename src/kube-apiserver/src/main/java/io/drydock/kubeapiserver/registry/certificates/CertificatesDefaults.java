package io.drydock.kubeapiserver.registry.certificates;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.kubeapiserver.registry.core.podspec.Defaults;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an old certificate signing request says when its author does not; in v1 the signer must be named.
 *
 * @see "Go: pkg/apis/certificates/v1beta1/defaults.go"
 */
public final class CertificatesDefaults {
    private CertificatesDefaults() {}

    public static void addTo(Scheme.Builder scheme) {
        scheme.defaults(
                new GroupVersionKind("certificates.k8s.io", "v1beta1", "CertificateSigningRequest"),
                CertificatesDefaults::signingRequest);
    }

    private static void signingRequest(KubeObject object) {
        ObjectNode spec = object.objectAt("spec");
        if (Defaults.isAbsent(spec, "usages")) {
            spec.putArray("usages").add("digital signature").add("key encipherment");
        }
        if (Defaults.isAbsent(spec, "signerName")) {
            spec.put("signerName", KubeletSigner.of(object).orElse(SigningRequestValidation.LEGACY_SIGNER));
        }
        for (JsonNode condition : object.at("status", "conditions")) {
            if (condition instanceof ObjectNode tree) {
                Defaults.text(tree, "status", "True");
            }
        }
    }
}
