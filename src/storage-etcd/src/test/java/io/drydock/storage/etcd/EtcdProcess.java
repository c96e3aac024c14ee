package io.drydock.storage.etcd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** One etcd server of the binary on the PATH, on a loopback port, with its data in a folder of the test's. */
public final class EtcdProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(20);

    private final List<String> command;
    private final URI client;
    private final Path log;
    private Optional<Process> process = Optional.empty();

    EtcdProcess(List<String> command, URI client, Path log) {
        this.command = List.copyOf(command);
        this.client = client;
        this.log = log;
    }

    /** A server that is a cluster by itself, running; the test is skipped where there is no binary. */
    public static EtcdProcess start(Path folder) {
        List<Integer> ports = EtcdPorts.free(2);
        URI client = URI.create("http://127.0.0.1:" + ports.getFirst());
        URI peer = URI.create("http://127.0.0.1:" + ports.getLast());
        EtcdProcess server = new EtcdProcess(
                command(folder, "etcd", client, peer, "etcd=" + peer, List.of()), client, folder.resolve("etcd.log"));
        server.start();
        server.awaitListening();
        return server;
    }

    static List<String> command(
            Path folder, String name, URI client, URI peer, String members, List<String> furtherFlags) {
        List<String> command = new ArrayList<>(List.of(
                binary().toString(),
                "--name=" + name,
                "--data-dir=" + folder.resolve(name + ".data"),
                "--listen-client-urls=" + client,
                "--advertise-client-urls=" + client,
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=" + members,
                "--initial-cluster-state=new",
                // A test's data need not outlast the machine.
                "--unsafe-no-fsync"));
        command.addAll(furtherFlags);
        return command;
    }

    /** Skips the test, and says why, where there is no etcd. */
    static Path binary() {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "etcd"))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(found.isPresent(), "there is no etcd on the PATH");
        return found.orElseThrow();
    }

    /** Where clients connect. */
    public URI client() {
        return client;
    }

    /** Begins, or begins again with the data that is there. */
    public void start() {
        try {
            process = Optional.of(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Until connections are accepted. */
    public void awaitListening() {
        long end = System.nanoTime() + START.toNanos();
        while (!isListening()) {
            if (System.nanoTime() > end || !process.map(Process::isAlive).orElse(false)) {
                throw new IllegalStateException("etcd has not started: " + read(log));
            }
            Thread.onSpinWait();
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(client.getHost()), client.getPort()), 100);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** As if somebody had pulled its plug. */
    public void kill() {
        process.ifPresent(running -> {
            running.destroyForcibly();
            waitFor(running);
        });
        process = Optional.empty();
    }

    private static void waitFor(Process process) {
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
