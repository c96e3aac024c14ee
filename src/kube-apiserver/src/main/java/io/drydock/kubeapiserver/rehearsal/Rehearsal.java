package io.drydock.kubeapiserver.rehearsal;

import io.drydock.apiserver.server.SignalHandler;
import io.drydock.kubeapiserver.ApiServerCommand;
import io.drydock.kubeapiserver.Run;
import io.drydock.kubeapiserver.Serve;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A process that starts a server in a folder of its own, asks it what clients ask first, and stops. The launcher runs
 * it once after a build, for the JVM to record which classes that takes and how they are linked; later starts read them
 * from the record and take about half as long.
 */
public final class Rehearsal {
    private static final int FAILED = 1;

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(err));
    }

    /** Returns the exit code: 0 when every question was answered. */
    static int run(PrintStream err) throws IOException {
        Path folder = Files.createTempDirectory("drydock-rehearsal");
        try {
            SignalHandler signals = new SignalHandler();
            Serve serve = new Serve(signals::setUp, Map.of());
            CompletableFuture<Void> asked = new CompletableFuture<>();
            Run rehearsed = (options, trace, ready) -> serve.run(options, trace, () -> {
                ready.run();
                Thread.ofPlatform().daemon().name("first-client").start(() -> ask(folder, options.localUrl(), asked));
                asked.whenComplete((done, failure) -> signals.requestShutdown());
            });
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            int code = new ApiServerCommand(rehearsed, nowhere, err, Map.of())
                    .execute("--secure-port=" + freePort(), "--data-dir=" + folder);
            if (asked.isCompletedExceptionally()) {
                err.println("error: " + asked.exceptionNow());
                return FAILED;
            }
            return code;
        } finally {
            delete(folder);
        }
    }

    private static void ask(Path folder, String url, CompletableFuture<Void> asked) {
        try (FirstClient client = new FirstClient(folder.resolve("pki"), url)) {
            client.ask();
            asked.complete(null);
        } catch (Exception failure) {
            asked.completeExceptionally(failure);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}
