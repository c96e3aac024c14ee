package io.drydock.apiserver.options;

import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.flags.ValueTypes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of every API server that are about serving requests in general.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/server_run_options.go: ServerRunOptions"
 */
public final class GenericServerRunOptions extends OptionGroup {
    private static final double HIGHEST_GOAWAY_CHANCE = 0.02;

    public final Flag<Optional<IpAddress>> advertiseAddress = flag(
            "advertise-address",
            ValueTypes.ip(),
            Optional.empty(),
            "The address under which other members of the cluster reach this server. Without it, the address of"
                    + " --bind-address, or of the host's own interface when that one is unspecified.");
    public final Flag<List<String>> corsAllowedOrigins = strings(
            "cors-allowed-origins",
            List.of(),
            "Patterns of the origins whose pages may call this server, between commas. Empty turns CORS off.");
    public final Flag<String> externalHostname = string(
            "external-hostname", "", "The host name to put into URLs that lead back here, such as those of OpenID.");
    public final Flag<Map<String, Boolean>> featureGates = flag(
                    "feature-gates",
                    ValueTypes.switches(),
                    Map.of(),
                    "Switches for features that are not final, as Name=true or Name=false, between commas.")
            .notYet();
    public final Flag<Double> goawayChance = flag(
            "goaway-chance",
            ValueTypes.floating("float"),
            0.0,
            "The share of requests after which an HTTP/2 client is asked to connect anew, so that clients"
                    + " spread over several servers; at most 0.02.");
    public final Flag<Duration> livezGracePeriod = duration(
            "livez-grace-period",
            Duration.ZERO,
            "How long after the start /livez overlooks post-start hooks that have not finished.");
    public final Flag<String> masterServiceNamespace = string(
                    "master-service-namespace", "default", "The namespace of the Kubernetes services shown to pods.")
            .deprecated();
    public final Flag<Long> maxRequestsInFlight = integer(
            "max-requests-inflight",
            400,
            "How many reading requests are served at the same time; more are turned away. Zero sets no limit.");
    public final Flag<Long> maxMutatingRequestsInFlight = integer(
            "max-mutating-requests-inflight",
            200,
            "How many writing requests are served at the same time; more are turned away. Zero sets no limit.");
    public final Flag<Long> minRequestTimeout = integer(
            "min-request-timeout",
            1800,
            "The fewest seconds a watch stays open; each gets a random time above it, so that they do not all end"
                    + " together.");
    public final Flag<Duration> requestTimeout = duration(
            "request-timeout",
            Duration.ofMinutes(1),
            "How long a request may take before it is answered with a timeout, unless another flag says otherwise"
                    + " for its kind.");
    public final Flag<Boolean> enablePriorityAndFairness = bool(
            "enable-priority-and-fairness",
            true,
            "Queue requests by priority level and flow, rather than count those in flight, where the feature"
                    + " gate allows it.");
    public final Flag<Duration> shutdownDelayDuration = duration(
            "shutdown-delay-duration",
            Duration.ZERO,
            "How long to go on serving after the signal to stop, with /readyz failing, so that load balancers notice.");
    public final Flag<Long> targetRamMb = integer(
                    "target-ram-mb", 0, "The memory, in megabytes, from which cache sizes are estimated.")
            .deprecated()
            .hidden();

    public GenericServerRunOptions() {
        super("Generic");
    }

    @Override
    public void validate(Problems problems) {
        problems.durationNotNegative(livezGracePeriod);
        problems.notNegative(maxRequestsInFlight);
        problems.notNegative(maxMutatingRequestsInFlight);
        problems.notNegative(minRequestTimeout);
        problems.notNegative(targetRamMb);
        problems.durationNotNegative(requestTimeout);
        problems.durationNotNegative(shutdownDelayDuration);
        if (goawayChance.get() < 0 || goawayChance.get() > HIGHEST_GOAWAY_CHANCE) {
            problems.add(goawayChance, "must be between 0 and 0.02");
        }
    }
}
