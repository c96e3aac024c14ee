package io.drydock.chapters.run;

import io.drydock.chapters.command.ApiServerCommand;
import io.drydock.chapters.complete.Completion;
import io.drydock.chapters.complete.Completion.CompletedRun;
import io.drydock.chapters.main.Chapter;
import io.drydock.chapters.main.Chapter.Experiment;
import io.drydock.chapters.main.CommandFailed;
import io.drydock.chapters.main.Logs;
import io.drydock.chapters.main.Main;
import io.drydock.chapters.main.Narration;
import io.drydock.chapters.objects.DemoClient;
import io.drydock.chapters.run.Lifecycle.Moment;
import io.drydock.chapters.server.GenericServer;
import io.drydock.chapters.signals.SignalHandler;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Chapter 8 as it is run: the whole startup, from {@code main} on. */
public final class RunChapter {
    private static final int COLUMNS = 100;

    private RunChapter() {}

    public static void main(String... arguments) throws Exception {
        new Chapter(
                        "ch08",
                        "Chapter 8, run: it serves, a kubectl can use it, and it ends without losing a request",
                        List.of(
                                new Experiment(
                                        "serve",
                                        "The whole startup, to Ctrl-C; --port N and chapter 2's flags",
                                        (words, narration) -> words.contains(Chapter.DEMO)
                                                ? playServe(narration)
                                                : execute(words, serve(narration))),
                                new Experiment(
                                        "unlucky",
                                        "A post-start hook that fails ends the process",
                                        (words, narration) -> words.contains(Chapter.DEMO)
                                                ? playUnlucky(narration)
                                                : execute(words, unlucky(narration)))))
                .main(arguments);
    }

    // tag::whole[]
    /** The startup: each line is a chapter. */
    private static int execute(List<String> words, CompletedRun run) {
        ApiServerCommand command = new ApiServerCommand(Completion.then(run), System.out, COLUMNS);
        return Main.execute(command, flags(words), Logs.init(System.err), System.err);
    }

    private static CompletedRun serve(Narration narration) {
        return (options, logs) -> {
            SignalHandler signals = SignalHandler.setUp();
            ApiServer server = ApiServer.create(options, directory(), narration, more -> {});
            signals.stop().thenRun(server::stop);
            server.run(options.options().generic.shutdownDelayDuration.get());
        };
    }
    // end::whole[]

    private static CompletedRun unlucky(Narration narration) {
        Consumer<GenericServer> hook = server -> server.addPostStartHook("unlucky", () -> {
            throw new IllegalStateException("no luck");
        });
        return (options, logs) ->
                ApiServer.create(options, directory(), narration, hook).run(Duration.ZERO);
    }

    /** On loopback unless told otherwise, and {@code --port} for short. */
    private static List<String> flags(List<String> words) {
        List<String> flags = new ArrayList<>(List.of("--bind-address=127.0.0.1"));
        for (int index = 0; index < words.size(); index++) {
            boolean isPort = words.get(index).equals("--port") && index + 1 < words.size();
            flags.add(isPort ? "--secure-port=" + words.get(++index) : words.get(index));
        }
        return flags;
    }

    /** Serves, is used by a client of its own, and is asked to stop. */
    private static int playServe(Narration narration) throws IOException {
        return execute(anyPort(), (options, logs) -> {
            ApiServer server = ApiServer.create(options, directory(), narration, more -> {});
            Thread.ofVirtual().start(() -> {
                server.lifecycle().await(Moment.HAS_BEEN_READY);
                new DemoClient(server.address(), server.token(), server.certificate(), narration).play();
                server.stop();
            });
            server.run(Duration.ZERO);
        });
    }

    private static int playUnlucky(Narration narration) throws IOException {
        narration.say("exit code " + execute(anyPort(), unlucky(narration)));
        return 0;
    }

    private static List<String> anyPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return List.of("--port", Integer.toString(free.getLocalPort()));
        }
    }

    private static Path directory() throws CommandFailed {
        try {
            return Files.createTempDirectory("drydock-chapter");
        } catch (IOException full) {
            throw new CommandFailed("no place for a kubeconfig: " + full.getMessage());
        }
    }
}
