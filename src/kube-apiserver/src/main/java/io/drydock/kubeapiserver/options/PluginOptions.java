package io.drydock.kubeapiserver.options;

import io.drydock.apimachinery.net.Cidr;
import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.flags.ValueTypes;
import io.drydock.apiserver.options.OptionGroup;
import io.drydock.apiserver.options.Problems;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Flags that plug-ins of the server bring along: an admission plug-in, and a cloud.
 *
 * @see "Go: plugin/pkg/admission/defaulttolerationseconds/admission.go"
 */
public final class PluginOptions extends OptionGroup {
    public final Flag<Long> defaultNotReadyTolerationSeconds = integer(
            "default-not-ready-toleration-seconds",
            300,
            "How many seconds a pod stays on a node that is not ready, unless the pod says otherwise.");
    public final Flag<Long> defaultUnreachableTolerationSeconds = integer(
            "default-unreachable-toleration-seconds",
            300,
            "How many seconds a pod stays on a node that cannot be reached, unless the pod says otherwise.");
    public final Flag<List<Cidr>> loadBalancerSourceRanges = flag(
                    "cloud-provider-gce-l7lb-src-cidrs",
                    ValueTypes.cidrs(),
                    Stream.of("130.211.0.0/22", "35.191.0.0/16")
                            .map(Cidr::parse)
                            .flatMap(Optional::stream)
                            .toList(),
                    "From where GCE's load balancers send traffic and check health.")
            .notYet();

    public PluginOptions() {
        super("Generic");
    }

    @Override
    public void validate(Problems problems) {
        problems.notNegative(defaultNotReadyTolerationSeconds);
        problems.notNegative(defaultUnreachableTolerationSeconds);
    }
}
