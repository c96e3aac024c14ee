package io.drydock.kubeapiserver;

import io.drydock.apiserver.certificates.UnusableCertificateException;
import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.flags.FlagParser;
import io.drydock.apiserver.flags.FlagSet;
import io.drydock.apiserver.server.ListenException;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.trace.StartupTrace;
import io.drydock.kubeapiserver.options.PrintVersion;
import io.drydock.kubeapiserver.options.ServerRunOptions;
import io.drydock.kubeapiserver.pki.DataDirectoryException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * The command: it reads the arguments, answers those that only ask something, completes the options, and hands them
 * to what it was given to run.
 *
 * @see "Go: cmd/kube-apiserver/app/server.go: NewAPIServerCommand"
 */
public final class ApiServerCommand {
    private static final String GO = "cmd/kube-apiserver/app/server.go: ";
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int TIMELINE_FROM = 2;

    private final ServerRunOptions options = new ServerRunOptions();
    private final Run run;
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    /**
     * @param out for what was asked for, and for the line that says the server is ready
     * @param err for what went wrong
     * @param environment where the width of the terminal is looked for
     */
    public ApiServerCommand(Run run, PrintStream out, PrintStream err, Map<String, String> environment) {
        this.run = run;
        this.out = out;
        this.err = err;
        this.environment = Map.copyOf(environment);
        DrydockDefaults.applyTo(options.flags());
    }

    /** The flags that executing the command will fill; until then they have their defaults. */
    public FlagSet flags() {
        return options.flags();
    }

    // tag::execute[]
    /** Executes a command line and returns the exit code: 0 when the server has stopped as it was told to, else 1. */
    public int execute(String... arguments) {
        StartupTrace trace = startupTrace();
        List<String> problems = read(options, trace, arguments);
        boolean isQuestion = options.global.help.get() || options.global.version.get() != PrintVersion.NO;
        if (isQuestion && problems.isEmpty()) {
            answer(options);
            return OK;
        }
        Logging.setUp(options.global);
        try {
            run.prepare();
            CompletedServerRunOptions completed = complete(options, problems, trace);
            run.run(completed, trace, () -> ready(completed, trace));
            return OK;
        } catch (InvalidOptionsException invalid) {
            invalid.problems().forEach(problem -> err.println("error: " + problem));
        } catch (ListenException
                | UnusableCertificateException
                | DataDirectoryException
                | StorageException
                | IOException expected) {
            err.println("error: " + expected.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            err.println("error: interrupted");
        } catch (RuntimeException unexpected) {
            err.println("error: " + unexpected);
            LoggerFactory.getLogger(ApiServerCommand.class).debug("the server has failed", unexpected);
        } finally {
            Logging.flush();
        }
        return FAILED;
    }
    // end::execute[]

    /** The launcher becomes this process; when it has built first, that is not part of the start, and it says so. */
    private static StartupTrace startupTrace() {
        Long built = Long.getLong("drydock.built.millis");
        return built == null ? StartupTrace.sinceProcessStart() : StartupTrace.since(Instant.ofEpochMilli(built));
    }

    private static List<String> read(ServerRunOptions options, StartupTrace trace, String[] arguments) {
        try (StartupTrace.Span span = trace.begin("NewAPIServerCommand", GO + "NewAPIServerCommand")) {
            FlagParser.Result parsed = FlagParser.parse(options.flags(), List.of(arguments));
            List<String> problems = new ArrayList<>(parsed.problems());
            for (String argument : parsed.arguments()) {
                problems.add("\"drydock serve\" takes no arguments but flags, and was given \"" + argument + "\"");
            }
            span.decided(given(options));
            return problems;
        }
    }

    private static String given(ServerRunOptions options) {
        String flags = options.flags().all().stream()
                .filter(Flag::isChanged)
                .map(flag -> "--" + flag.name() + "=" + flag.valueText())
                .collect(Collectors.joining(" "));
        return flags.isEmpty() ? "no flags" : flags;
    }

    private void answer(ServerRunOptions options) {
        if (options.global.help.get()) {
            out.print(CommandHelp.text(options.flags(), Terminal.width(environment)));
        } else {
            out.println(DrydockVersion.text(options.global.version.get(), options.drydock.emulatedVersion.get()));
        }
        out.flush();
    }

    private static CompletedServerRunOptions complete(
            ServerRunOptions options, List<String> problems, StartupTrace trace) throws InvalidOptionsException {
        try (StartupTrace.Span span = trace.begin("Complete", GO + "Complete")) {
            CompletedServerRunOptions completed = Completion.complete(options, problems, Clock.systemUTC(), trace);
            span.decided("emulates " + completed.release().version())
                    .decided("advertises " + completed.advertiseAddress())
                    .decided("services get " + completed.services().primary())
                    .decided("stores in " + completed.store());
            warn(options);
            return completed;
        }
    }

    /** One warning for all that is accepted and does nothing, so that nobody relies on it unknowingly. */
    private static void warn(ServerRunOptions options) {
        options.flags().all().stream()
                .filter(flag -> flag.isDeprecated() && flag.isChanged())
                .forEach(flag -> LoggerFactory.getLogger(ApiServerCommand.class)
                        .warn("--{} is deprecated: {}", flag.name(), flag.help()));
        List<String> without = options.askedForButNotYetBuilt().stream()
                .map(flag -> "--" + flag.name())
                .toList();
        if (!without.isEmpty()) {
            LoggerFactory.getLogger(ApiServerCommand.class)
                    .warn("accepted, but without effect because it is not built yet: {}", String.join(", ", without));
        }
    }

    private void ready(CompletedServerRunOptions options, StartupTrace trace) {
        out.println(options.localUrl() + " is ready after " + trace.millis() + " ms, storing in " + options.store()
                + "; export KUBECONFIG=" + options.adminKubeconfig());
        out.flush();
        if (options.options().global.verbosity.get() >= TIMELINE_FROM) {
            err.print(trace.timeline());
            err.flush();
        }
    }
}
