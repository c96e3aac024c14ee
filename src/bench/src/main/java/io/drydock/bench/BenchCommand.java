package io.drydock.bench;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.flags.FlagHelp;
import io.drydock.apiserver.flags.FlagParser;
import io.drydock.bench.inside.Inside;
import io.drydock.bench.load.LoadException;
import io.drydock.bench.report.JsonReport;
import io.drydock.bench.report.Machine;
import io.drydock.bench.report.Measurement;
import io.drydock.bench.report.Report;
import io.drydock.bench.report.SvgChart;
import io.drydock.bench.report.TableReport;
import io.drydock.bench.scenario.Scenario;
import io.drydock.bench.scenario.Scenarios;
import io.drydock.bench.scenario.Stage;
import io.drydock.bench.target.Launcher;
import io.drydock.bench.target.TargetException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The command: reads what is wanted, measures it, shows what came out. */
final class BenchCommand {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int MISUSED = 2;
    private static final int WIDTH = 80;

    private final Launchers launchers;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * How the two are started that are measured against each other.
     *
     * @param servers by the kind of their store
     */
    record Launchers(Function<String, Launcher> servers, Launcher limits) {}

    /**
     * @param out for the figures
     * @param err for what is being done, and for what went wrong
     */
    BenchCommand(Launchers launchers, PrintStream out, PrintStream err) {
        this.launchers = launchers;
        this.out = out;
        this.err = err;
    }

    /** Executes a command line and returns the exit code: 0, 1 when measuring failed, 2 when the line makes no sense. */
    int execute(String... arguments) {
        BenchOptions options = new BenchOptions();
        FlagParser.Result parsed = FlagParser.parse(options.flags, List.of(arguments));
        List<String> problems = new ArrayList<>(parsed.problems());
        parsed.arguments().forEach(argument -> problems.add("unexpected argument \"" + argument + "\""));
        if (problems.isEmpty() && options.help.get()) {
            out.print("Measures an API server against what its machine allows.\n\nUsage:\n  drydock bench [flags]\n"
                    + FlagHelp.text(options.flags, WIDTH));
            return OK;
        }
        problems.addAll(options.problems());
        if (!problems.isEmpty()) {
            problems.forEach(problem -> err.println("error: " + problem));
            return MISUSED;
        }
        try {
            if (options.inside.get().isEmpty()) {
                measure(options);
            } else {
                Inside.run(options.inside.get(), options.quick.get());
            }
            return OK;
        } catch (LoadException | TargetException | IOException | IllegalStateException failure) {
            err.println("error: " + failure.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            err.println("error: interrupted");
        }
        return FAILED;
    }

    private void measure(BenchOptions options) throws IOException, InterruptedException {
        requireWritable(options.json.get());
        requireWritable(options.svg.get());
        List<Measurement> measurements = new ArrayList<>();
        try (Stage stage = stage(options)) {
            for (Scenario scenario : Scenarios.all()) {
                if (options.scenarios.get().contains(scenario.name())) {
                    measurements.addAll(run(scenario, stage));
                }
            }
        }
        out.print(TableReport.text(measurements));
        out.println(Machine.here().text());
        out.flush();
        write(options, measurements);
    }

    private Stage stage(BenchOptions options) {
        return TargetOptions.running(options)
                .map(target -> Stage.running(options.plan(), target, launchers.limits(), err::println))
                .orElseGet(() -> Stage.starting(
                        options.plan(),
                        launchers.servers().apply(options.store.get()),
                        launchers.limits(),
                        err::println));
    }

    private List<Measurement> run(Scenario scenario, Stage stage) throws InterruptedException {
        String obstacle = scenario.obstacle(stage);
        if (!obstacle.isEmpty()) {
            err.println(scenario.title() + ": left out, because " + obstacle);
            return List.of();
        }
        err.println(scenario.title() + " ...");
        return scenario.run(stage);
    }

    private static void write(BenchOptions options, List<Measurement> measurements) throws IOException {
        String server =
                options.server.get().isEmpty() && options.kubeconfig.get().isEmpty()
                        ? "Drydock"
                        : TargetOptions.url(options);
        Map<String, String> settings =
                options.flags.section("Measuring").stream().collect(Collectors.toMap(Flag::name, Flag::valueText));
        Report report = new Report(Instant.now(), Machine.here(), server, settings, measurements);
        if (!options.json.get().isEmpty()) {
            Files.write(Path.of(options.json.get()), JsonReport.encode(report));
        }
        if (!options.svg.get().isEmpty()) {
            Files.writeString(Path.of(options.svg.get()), SvgChart.draw(report));
        }
    }

    /** Better now than after minutes of measuring. */
    private static void requireWritable(String file) throws IOException {
        if (!file.isEmpty() && !Files.isDirectory(Path.of(file).toAbsolutePath().getParent())) {
            throw new IOException("cannot write " + file + ": there is no such folder");
        }
    }
}
