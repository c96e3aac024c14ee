package io.drydock.kubeapiserver.registry.certificates;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * Knows the requests that a kubelet makes, for which v1beta1 names the signer that is meant.
 *
 * @see "Go: pkg/apis/certificates/v1beta1/defaults.go: DefaultSignerNameFromSpec"
 * @see "Go: pkg/apis/certificates/helpers.go: ValidateKubeletClientCSR, ValidateKubeletServingCSR"
 */
final class KubeletSigner {
    private static final Set<String> CLIENT_USAGES = Set.of("digital signature", "key encipherment", "client auth");
    private static final Set<String> SERVING_USAGES = Set.of("digital signature", "key encipherment", "server auth");

    private KubeletSigner() {}

    /** @return empty when it is no kubelet that asks, or what it asks cannot be read */
    static Optional<String> of(KubeObject object) {
        SignatureRequest request;
        try {
            request = SignatureRequest.of(object);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
        if (!request.organizations().equals(List.of("system:nodes"))
                || !request.commonName().startsWith("system:node:")
                || request.hasAlternative(GeneralName.rfc822Name, GeneralName.uniformResourceIdentifier)) {
            return Optional.empty();
        }
        Set<String> usages = object.at("spec", "usages")
                .valueStream()
                .map(usage -> usage.asString(""))
                .collect(Collectors.toSet());
        boolean served = request.hasAlternative(GeneralName.dNSName, GeneralName.iPAddress);
        if (!served && usages.equals(CLIENT_USAGES)) {
            return Optional.of("kubernetes.io/kube-apiserver-client-kubelet");
        }
        return served && usages.equals(SERVING_USAGES)
                ? Optional.of("kubernetes.io/kubelet-serving")
                : Optional.empty();
    }
}
