package io.drydock.kubeapiserver.options;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.flags.FlagSet;
import io.drydock.apiserver.flags.PortRange;
import io.drydock.apiserver.flags.ValueTypes;
import io.drydock.apiserver.options.OptionGroup;
import io.drydock.apiserver.options.Problems;
import java.time.Duration;
import java.util.List;

/**
 * What kube-apiserver alone has: services, events, and several servers side by side.
 *
 * @see "Go: cmd/kube-apiserver/app/options/options.go: ServerRunOptions"
 */
public final class MiscOptions extends OptionGroup {
    static final String SECTION = "Misc";
    private static final PortRange DEFAULT_NODE_PORTS = new PortRange(30000, 2768);

    public final Flag<String> serviceClusterIpRange = string(
            "service-cluster-ip-range",
            "",
            "The block of addresses that services get, or two with a comma between, one of each family. Must not"
                    + " overlap with the addresses of nodes and pods.");
    public final Flag<PortRange> serviceNodePortRange = flag(
            "service-node-port-range",
            ValueTypes.portRange(),
            DEFAULT_NODE_PORTS,
            "The ports that services of the type NodePort get, the first and the last included.");
    public final Flag<Long> kubernetesServiceNodePort = integer(
                    "kubernetes-service-node-port",
                    0,
                    "The node port of the service that leads to this server. Zero makes it a ClusterIP service.")
            .notYet();
    public final Flag<String> serviceAccountSigningKeyFile = string(
            "service-account-signing-key-file",
            "",
            "The private key that signs service accounts' tokens. Without it, one is made and kept in --data-dir.");
    public final Flag<Duration> eventTtl = duration("event-ttl", Duration.ofHours(1), "How long events are kept.");
    public final Flag<Boolean> allowPrivileged =
            bool("allow-privileged", false, "Accept pods with privileged containers.");
    public final Flag<Long> apiserverCount =
            integer("apiserver-count", 1, "How many servers there are, for --endpoint-reconciler-type=master-count.");
    public final Flag<String> endpointReconcilerType = string(
            "endpoint-reconciler-type",
            "lease",
            "How several servers agree on the endpoints of their service: 'lease', 'master-count' or 'none'.");
    public final Flag<Long> identityLeaseDurationSeconds = integer(
                    "identity-lease-duration-seconds", 3600, "How many seconds the lease that names a server lasts.")
            .notYet();
    public final Flag<Long> identityLeaseRenewIntervalSeconds = integer(
                    "identity-lease-renew-interval-seconds", 10, "After how many seconds that lease is renewed.")
            .notYet();
    public final Flag<Boolean> enableAggregatorRouting = bool(
                    "enable-aggregator-routing",
                    false,
                    "Send the requests that the aggregator passes on to an endpoint of the service, not to its address.")
            .notYet();
    public final Flag<String> proxyClientCertFile = string(
                    "proxy-client-cert-file", "", "The client certificate to show to aggregated API servers.")
            .notYet();
    public final Flag<String> proxyClientKeyFile = string(
                    "proxy-client-key-file", "", "The key of --proxy-client-cert-file.")
            .notYet();
    public final Flag<Long> maxConnectionBytesPerSec = integer(
                    "max-connection-bytes-per-sec",
                    0,
                    "How many bytes a second an exec, attach or proxy connection may carry. Zero sets no limit.")
            .notYet();
    public final KubeletOptions kubelet = new KubeletOptions();

    public MiscOptions() {
        super(SECTION);
    }

    @Override
    public void addFlags(FlagSet flagSet) {
        super.addFlags(flagSet);
        kubelet.addFlags(flagSet);
    }

    @Override
    public void validate(Problems problems) {
        kubelet.validate(problems);
        problems.positive(apiserverCount);
        problems.oneOf(endpointReconcilerType, List.of("lease", "master-count", "none"));
        problems.positive(identityLeaseDurationSeconds);
        problems.positive(identityLeaseRenewIntervalSeconds);
        problems.notNegative(maxConnectionBytesPerSec);
        problems.durationNotNegative(eventTtl);
        if (serviceNodePortRange.get().size() == 0) {
            problems.add(serviceNodePortRange, "must hold at least one port, such as 30000-32767");
        }
        problems.between(
                kubernetesServiceNodePort,
                0,
                65535,
                "must be between 0 and 65535, inclusive; 0 makes a ClusterIP service");
        long port = kubernetesServiceNodePort.get();
        if (port > 0 && port <= 65535 && !serviceNodePortRange.get().contains(port)) {
            problems.add(
                    kubernetesServiceNodePort,
                    "must be in --service-node-port-range=" + serviceNodePortRange.valueText());
        }
    }
}
