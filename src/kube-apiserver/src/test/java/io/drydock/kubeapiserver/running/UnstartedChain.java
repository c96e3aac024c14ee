package io.drydock.kubeapiserver.running;

import io.drydock.apiserver.http.javalin.JavalinFront;
import io.drydock.apiserver.trace.StartupTrace;
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

    /** Builds a chain from flags, looks at it, and lets it go. */
    public static <T> T with(Look<T> look, String... flags) {
        AtomicReference<T> seen = new AtomicReference<>();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        ApiServerCommand command = new ApiServerCommand(
                (options, trace, ready) ->
                        seen.set(look.at(ServerChain.create(options, trace, "", JavalinFront.begin()), trace)),
                out,
                out,
                Map.of());
        if (command.execute(arguments(flags)) != 0) {
            throw new AssertionError(printed.toString(StandardCharsets.UTF_8));
        }
        return seen.get();
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
