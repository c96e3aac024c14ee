package io.drydock.chapters.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.chapters.command.ApiServerCommand;
import io.drydock.chapters.complete.Completion;
import io.drydock.chapters.main.CommandFailed;
import io.drydock.chapters.main.Logs;
import io.drydock.chapters.main.Narration;
import io.drydock.chapters.objects.DemoClient;
import io.drydock.chapters.run.Lifecycle.Moment;
import io.drydock.chapters.server.GenericServer;
import io.drydock.contracts.Finished;
import io.drydock.contracts.RunContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest implements RunContract {
    @TempDir
    private Path directory;

    @Override
    public RunContract.Running start() throws CommandFailed {
        Started started = new Started(create(0, server -> {}));
        started.server.lifecycle().await(Moment.HAS_BEEN_READY);
        return started;
    }

    @Override
    public Finished startOn(int takenPort) {
        try {
            create(takenPort, server -> {});
            return new Finished(0, "", "");
        } catch (CommandFailed failed) {
            return new Finished(1, "", "error: " + failed.getMessage());
        }
    }

    @Override
    public Finished startWithFailingHook() throws Exception {
        Started started = new Started(create(
                0,
                server -> server.addPostStartHook("unlucky", () -> {
                    throw new IllegalStateException("no luck");
                })));
        int code = started.awaitExit();
        return new Finished(code, "", "error: " + started.failure());
    }

    @Override
    public List<String> preShutdownHooksThatRan() throws Exception {
        List<String> ran = new ArrayList<>();
        Started started = new Started(create(0, server -> {
            server.addPreShutdownHook("first", () -> {
                ran.add("first");
                throw new IllegalStateException("as this test wants it");
            });
            server.addPreShutdownHook("second", () -> ran.add("second"));
        }));
        started.askToStop();
        started.awaitExit();
        return ran;
    }

    // tag::order[]
    @Test
    void the_moments_of_a_shutdown_come_in_their_order() throws Exception {
        List<Moment> order = new ArrayList<>();
        ApiServer server = create(0, each -> {});
        Thread runs = Thread.ofVirtual().start(() -> runQuietly(server, new CompletableFuture<>()));
        server.lifecycle().await(Moment.HAS_BEEN_READY);
        server.stop();
        for (Moment moment : List.of(
                Moment.SHUTDOWN_INITIATED,
                Moment.AFTER_SHUTDOWN_DELAY,
                Moment.NOT_ACCEPTING_NEW_REQUESTS,
                Moment.IN_FLIGHT_REQUESTS_DRAINED,
                Moment.HTTP_SERVER_STOPPED)) {
            server.lifecycle().await(moment);
            order.add(moment);
        }
        runs.join();
        assertEquals(order.stream().sorted().toList(), order);
        assertTrue(server.lifecycle().has(Moment.PRE_SHUTDOWN_HOOKS_STOPPED));
    }
    // end::order[]

    @Test
    void what_the_audit_log_has_kept_back_is_written_when_the_server_stops() throws Exception {
        Started started = new Started(create(0, server -> {}));
        started.server.lifecycle().await(Moment.HAS_BEEN_READY);
        new DemoClient(
                        started.server.address(),
                        started.server.token(),
                        started.server.certificate(),
                        Narration.onStandardOutput())
                .play();
        Path log = directory.resolve("audit.log");
        assertEquals("", Files.readString(log));
        started.close();
        assertTrue(Files.readString(log).contains("admin POST " + CONFIG_MAPS + " = 201"), Files.readString(log));
    }

    private ApiServer create(int port, Consumer<GenericServer> additions) throws CommandFailed {
        AtomicReference<ApiServer> created = new AtomicReference<>();
        ApiServerCommand command = new ApiServerCommand(
                Completion.then((options, logs) ->
                        created.set(ApiServer.create(options, directory, Narration.onStandardOutput(), additions))),
                System.out,
                80);
        command.execute(
                List.of("--bind-address=127.0.0.1", "--secure-port=" + (port == 0 ? freePort() : port)),
                new Logs(System.err));
        return created.get();
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void runQuietly(ApiServer server, CompletableFuture<String> ended) {
        try {
            server.run(Duration.ZERO);
            ended.complete("");
        } catch (CommandFailed failed) {
            ended.complete(failed.getMessage());
        }
    }

    private static final class Started implements RunContract.Running {
        private final ApiServer server;
        private final CompletableFuture<String> ended = new CompletableFuture<>();

        Started(ApiServer server) {
            this.server = server;
            Thread.ofVirtual().start(() -> runQuietly(server, ended));
        }

        String failure() {
            return ended.join();
        }

        @Override
        public URI address() {
            return URI.create(server.address());
        }

        @Override
        public String token() {
            return server.token();
        }

        @Override
        public void awaitRequestUnderWay() {
            while (server.requestsUnderWay() == 0) {
                Thread.onSpinWait();
            }
        }

        @Override
        public void askToStop() {
            server.stop();
        }

        @Override
        public int awaitExit() {
            return failure().isEmpty() ? 0 : 1;
        }

        @Override
        public void close() {
            askToStop();
            awaitExit();
        }
    }
}
