package io.drydock.kubeapiserver.running;

import io.drydock.apiserver.http.javalin.JavalinFront;
import io.drydock.apiserver.trace.StartupTrace;
import io.drydock.contracts.Finished;
import io.drydock.kubeapiserver.ApiServerCommand;
import io.drydock.kubeapiserver.ServerChain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The chain of servers as the command builds it, looked at before anything is served. */
public final class UnstartedChain {
    private UnstartedChain() {}

    /** Looks at a chain. */
    @FunctionalInterface
    public interface Look<T> {
        T at(ServerChain chain, StartupTrace trace) throws IOException;
    }

    /** Does something with a chain. */
    @FunctionalInterface
    public interface Use {
        void use(ServerChain chain, StartupTrace trace) throws IOException, InterruptedException;
    }

    /** Builds a chain from flags, looks at it, and lets it go. */
    public static <T> T with(Look<T> look, String... flags) {
        AtomicReference<T> seen = new AtomicReference<>();
        Finished finished = command((chain, trace) -> seen.set(look.at(chain, trace)), flags);
        if (finished.exitCode() != 0) {
            throw new AssertionError(finished.err());
        }
        return seen.get();
    }

    /** What a command leaves behind that builds a chain from flags and does something with it. */
    public static Finished command(Use use, String... flags) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        ApiServerCommand command = new ApiServerCommand(
                (options, trace, ready) -> use.use(ServerChain.create(options, trace, "", JavalinFront.begin()), trace),
                out,
                out,
                Map.of());
        int code = command.execute(arguments(flags));
        return new Finished(code, "", printed.toString(StandardCharsets.UTF_8));
    }

    private static String[] arguments(String... flags) {
        try {
            Path directory = Files.createTempDirectory("drydock-test");
            return RunningServer.arguments(directory, RunningServer.freePort(), flags)
                    .toArray(String[]::new);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
