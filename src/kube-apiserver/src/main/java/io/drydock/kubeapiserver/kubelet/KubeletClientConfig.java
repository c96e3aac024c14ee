package io.drydock.kubeapiserver.kubelet;

import io.drydock.apiserver.proxy.TlsTrust;
import java.time.Duration;
import java.util.List;

/**
 * How kubelets are spoken to.
 *
 * @param trust which kubelets are believed, and the certificate they are shown
 * @param preferredAddressTypes which of a node's addresses to take, the best first
 * @param timeout how long a kubelet may take to accept a connection
 * @see "Go: pkg/kubelet/client/kubelet_client.go: KubeletClientConfig"
 */
public record KubeletClientConfig(TlsTrust trust, List<String> preferredAddressTypes, Duration timeout) {
    public KubeletClientConfig {
        preferredAddressTypes = List.copyOf(preferredAddressTypes);
    }
}
