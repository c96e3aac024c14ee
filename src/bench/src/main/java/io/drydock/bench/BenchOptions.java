package io.drydock.bench;

import static io.drydock.apiserver.flags.ValueTypes.bool;
import static io.drydock.apiserver.flags.ValueTypes.duration;
import static io.drydock.apiserver.flags.ValueTypes.string;
import static io.drydock.apiserver.flags.ValueTypes.strings;
import static io.drydock.apiserver.flags.ValueTypes.unsigned;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.flags.FlagSet;
import io.drydock.apiserver.flags.ValueType;
import io.drydock.bench.scenario.Plan;
import io.drydock.bench.scenario.Scenario;
import io.drydock.bench.scenario.Scenarios;
import io.drydock.bench.target.DrydockLauncher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the command can be told. */
final class BenchOptions {
    private static final List<String> NAMES =
            Scenarios.all().stream().map(Scenario::name).toList();

    final FlagSet flags = new FlagSet();

    final Flag<String> server = add(
            "Target",
            "server",
            string(),
            "",
            "The URL of an API server that runs already. Without it a Drydock is started.");
    final Flag<String> kubeconfig = add(
            "Target",
            "kubeconfig",
            string(),
            "",
            "The kubeconfig whose current context says the server and the user. --server goes before its server.");
    final Flag<String> token = add("Target", "token", string(), "", "The user's token.");
    final Flag<String> clientCertificate =
            add("Target", "client-certificate", string(), "", "A file with the user's certificate.");
    final Flag<String> clientKey = add("Target", "client-key", string(), "", "A file with the key to it.");
    final Flag<String> certificateAuthority = add(
            "Target",
            "certificate-authority",
            string(),
            "",
            "A file with the certificates of who may have signed the server's.");
    final Flag<Boolean> insecureSkipTlsVerify =
            add("Target", "insecure-skip-tls-verify", bool(), false, "Whether any certificate of the server will do.");
    final Flag<String> store = add(
            "Target",
            "store",
            string(),
            "memory",
            "What a Drydock that is started keeps its objects in, of " + String.join(", ", DrydockLauncher.STORES)
                    + ". An etcd is started too, if it is on the PATH.");

    final Flag<List<String>> scenarios =
            add("Measuring", "scenarios", strings(), NAMES, "What to measure, of " + String.join(", ", NAMES) + ".");
    final Flag<Boolean> quick = add(
            "Measuring",
            "quick",
            bool(),
            false,
            "Whether to have only a short look at whether everything works. Its figures mean little.");
    final Flag<Long> rounds = add(
            "Measuring",
            "rounds",
            unsigned(),
            (long) Plan.full().rounds(),
            "Rounds of the server and the limit in turn.");
    final Flag<Duration> duration =
            add("Measuring", "duration", duration(), Plan.full().duration(), "How long a round is.");
    final Flag<Duration> warmUp = add(
            "Measuring",
            "warm-up",
            duration(),
            Plan.full().warmUp(),
            "How long each is used before its first round, again and again until it gets no faster.");
    final Flag<Long> connections = add(
            "Measuring",
            "connections",
            unsigned(),
            (long) Plan.full().connections(),
            "How many connections send requests at the same time.");
    final Flag<Long> watchers = add(
            "Measuring", "watchers", unsigned(), (long) Plan.full().watchers(), "How many watch the one that writes.");

    final Flag<String> inside = add(
            "Inside the process",
            "inside",
            string(),
            "",
            "Instead of a server, measure single steps of a request with JMH: all, or those whose names match.");

    final Flag<String> json = add("Output", "json", string(), "", "A file for the figures of every round.");
    final Flag<String> svg = add("Output", "svg", string(), "", "A file for the chart.");
    final Flag<Boolean> help = add("Output", "help", bool(), false, "Whether to print this help.");

    private <T> Flag<T> add(String section, String name, ValueType<T> type, T initial, String help) {
        Flag<T> flag = new Flag<>(name, type, initial, help);
        flags.add(section, name.equals("help") ? flag.shorthand('h') : flag);
        return flag;
    }

    /** What is wrong with the values, a sentence each. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (String name : scenarios.get()) {
            if (!NAMES.contains(name)) {
                problems.add("--scenarios: there is no \"" + name + "\"; there are " + String.join(", ", NAMES));
            }
        }
        if (!DrydockLauncher.STORES.contains(store.get())) {
            problems.add("--store: there is no \"" + store.get() + "\"; there are "
                    + String.join(", ", DrydockLauncher.STORES));
        }
        requireFrom(1, rounds, problems);
        requireFrom(1, connections, problems);
        requireFrom(1, watchers, problems);
        if (duration.get().toMillis() < 1) {
            problems.add("--duration: " + duration.valueText() + " is too short to measure anything");
        }
        if (clientCertificate.get().isEmpty() != clientKey.get().isEmpty()) {
            problems.add("--client-certificate and --client-key belong together");
        }
        return problems;
    }

    private static void requireFrom(long least, Flag<Long> flag, List<String> problems) {
        if (flag.get() < least || flag.get() > Integer.MAX_VALUE) {
            problems.add("--" + flag.name() + ": " + flag.get() + " is not at least " + least);
        }
    }

    Plan plan() {
        Plan base = quick.get() ? Plan.quick() : Plan.full();
        return new Plan(
                rounds.isChanged() ? rounds.get().intValue() : base.rounds(),
                warmUp.isChanged() ? warmUp.get() : base.warmUp(),
                duration.isChanged() ? duration.get() : base.duration(),
                connections.isChanged() ? connections.get().intValue() : base.connections(),
                watchers.isChanged() ? watchers.get().intValue() : base.watchers(),
                base.starts(),
                base.kept());
    }
}
