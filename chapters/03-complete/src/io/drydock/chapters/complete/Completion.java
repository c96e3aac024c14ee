package io.drydock.chapters.complete;

import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.net.IpAddress;
import io.drydock.chapters.command.Flag;
import io.drydock.chapters.command.RunE;
import io.drydock.chapters.command.SecureServingOptions;
import io.drydock.chapters.command.ServerRunOptions;
import io.drydock.chapters.main.CommandFailed;
import io.drydock.chapters.main.Logs;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides what the options leave open. Go stops at the first thing it cannot decide; this goes on, so that the user
 * hears of everything at once.
 *
 * @see "Go: cmd/kube-apiserver/app/server.go: Complete"
 */
public final class Completion {
    private static final String DEFAULT_SERVICES = "10.0.0.0/24";
    private static final String NO_NAME = "no name is given, so URLs have the advertised address";

    private final ServerRunOptions options;
    private final List<String> problems = new ArrayList<>();
    final List<Decision> decisions = new ArrayList<>();

    Completion(ServerRunOptions options) {
        this.options = options;
    }

    /** What is run with completed options. */
    @FunctionalInterface
    public interface CompletedRun {
        void run(CompletedServerRunOptions options, Logs logs) throws CommandFailed;
    }

    // tag::order[]
    /** For the command of chapter 2: it completes, it validates, and then it runs. */
    public static RunE then(CompletedRun run) {
        return (options, logs) -> run.run(complete(options), logs);
    }

    /** Completes and validates options, or fails with a line for everything that is wrong with them. */
    public static CompletedServerRunOptions complete(ServerRunOptions options) throws CommandFailed {
        Completion completion = new Completion(options);
        CompletedServerRunOptions completed = completion.complete();
        List<String> problems = new ArrayList<>(completion.problems);
        problems.addAll(Validation.of(completed));
        if (!problems.isEmpty()) {
            throw new CommandFailed(String.join("\n", problems));
        }
        return completed;
    }
    // end::order[]

    // tag::complete[]
    CompletedServerRunOptions complete() {
        IpAddress bind = address(options.secureServing.bindAddress)
                .or(() -> IpAddress.parse("0.0.0.0"))
                .orElseThrow();
        IpAddress advertise = advertiseAddress(bind);
        List<Cidr> services = services();
        String host = options.generic.externalHostname.get();
        Map<String, Integer> sizes =
                WatchCacheSizes.of(options.generic.targetRamMb.get(), options.etcd.watchCacheSizes.get(), problems);
        return new Completed(
                options,
                bind,
                advertise,
                host.isEmpty() ? decide(options.generic.externalHostname, advertise.toString(), NO_NAME) : host,
                services.getFirst(),
                services.stream().skip(1).findFirst(),
                certificateNames(bind, advertise, services.getFirst()),
                decide(options.etcd.watchCacheSizes, sizes, "from --target-ram-mb; what the user says goes first"),
                decide(
                        options.apiEnablement.runtimeConfig,
                        RuntimeConfig.inOneSpelling(options.apiEnablement.runtimeConfig.get()),
                        "old spellings become the one of today"));
    }

    private IpAddress advertiseAddress(IpAddress bind) {
        Flag<Optional<InetAddress>> flag = options.generic.advertiseAddress;
        boolean usable = !bind.isUnspecified() && !bind.isLoopback();
        IpAddress otherwise = usable ? bind : HostAddress.own();
        IpAddress chosen = address(flag).filter(given -> !given.isUnspecified()).orElse(otherwise);
        return decide(flag, chosen, "published, so others must be able to use it; what is listened on is " + bind);
    }

    private static Optional<IpAddress> address(Flag<Optional<InetAddress>> flag) {
        return flag.get().map(given -> IpAddress.ofBytes(given.getAddress()));
    }
    // end::complete[]

    private List<Cidr> services() {
        List<Cidr> blocks = new ArrayList<>();
        String given = options.misc.serviceClusterIpRange.get();
        for (String text : given.isEmpty() ? List.of(DEFAULT_SERVICES) : List.of(given.split(","))) {
            Optional<Cidr> block = Cidr.parse(text);
            block.ifPresent(blocks::add);
            if (block.isEmpty()) {
                problems.add("--service-cluster-ip-range=" + given + ": \"" + text + "\" must be a block of addresses");
            }
        }
        // Something has to stand here even when nothing could be read, so that the rest can be validated.
        Cidr.parse(DEFAULT_SERVICES).filter(any -> blocks.isEmpty()).ifPresent(blocks::add);
        if (blocks.size() > 2) {
            problems.add("--service-cluster-ip-range=" + given + ": must not contain more than two blocks");
        }
        return decide(options.misc.serviceClusterIpRange, blocks, "the first address is kept for the API server");
    }

    private List<String> certificateNames(IpAddress bind, IpAddress advertise, Cidr services) {
        SecureServingOptions serving = options.secureServing;
        boolean given = !(serving.tlsCertFile.get() + serving.tlsPrivateKeyFile.get()).isEmpty();
        List<String> names = Stream.of(
                        "kubernetes",
                        "kubernetes.default",
                        "kubernetes.default.svc",
                        services.addressAt(1).map(IpAddress::toString).orElse(""),
                        advertise.toString(),
                        bind.isUnspecified() ? "localhost" : bind.toString())
                .filter(name -> !given)
                .toList();
        return decide(
                serving.tlsCertFile, names, given ? "it is given" : "one is made, signed by itself, for its names");
    }

    private <T> T decide(Flag<?> flag, T value, String why) {
        decisions.add(new Decision(flag.name, flag.text(), value.toString(), why));
        return value;
    }
}
