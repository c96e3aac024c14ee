package io.drydock.kubeapiserver.options;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.options.OptionGroup;
import io.drydock.apiserver.options.Problems;
import java.time.Duration;
import java.util.List;

/**
 * How nodes are reached for logs, exec and port-forward.
 *
 * @see "Go: cmd/kube-apiserver/app/options/options.go: ServerRunOptions.KubeletConfig"
 */
public final class KubeletOptions extends OptionGroup {
    public final Flag<String> certificateAuthority = string(
            "kubelet-certificate-authority",
            "",
            "The authorities that sign the kubelets' certificates. Without it, any kubelet is believed.");
    public final Flag<String> clientCertificate =
            string("kubelet-client-certificate", "", "The client certificate to show to kubelets.");
    public final Flag<String> clientKey = string("kubelet-client-key", "", "The key of --kubelet-client-certificate.");
    public final Flag<List<String>> preferredAddressTypes = strings(
            "kubelet-preferred-address-types",
            List.of("Hostname", "InternalDNS", "InternalIP", "ExternalDNS", "ExternalIP"),
            "Which of a node's addresses to try, in this order, between commas.");
    public final Flag<Duration> timeout =
            duration("kubelet-timeout", Duration.ofSeconds(5), "How long a kubelet may take to accept a connection.");

    KubeletOptions() {
        super(MiscOptions.SECTION);
    }

    @Override
    public void validate(Problems problems) {
        problems.durationNotNegative(timeout);
    }
}
