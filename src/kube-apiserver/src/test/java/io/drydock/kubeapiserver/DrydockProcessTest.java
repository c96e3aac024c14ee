package io.drydock.kubeapiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, with the exit codes that a shell sees. */
@Timeout(120)
class DrydockProcessTest {
    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();

    private Process start(String... flags) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--data-dir=" + folder));
        command.addAll(Arrays.asList(flags));
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        processes.add(process);
        return process;
    }

    @AfterEach
    void stopAll() {
        processes.forEach(Process::destroyForcibly);
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err.txt"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
        return process.exitValue();
    }

    @Test
    void wrong_flags_exit_with_one_and_a_line_for_each() throws Exception {
        Process process = start("--secure-prot=1", "--event-ttl=-1h");
        assertEquals(1, exitCode(process));
        assertEquals("""
                error: unknown flag: --secure-prot (did you mean --secure-port?)
                error: --event-ttl=-1h0m0s: must not be negative
                """, err());
    }

    @Test
    void a_port_in_use_exits_with_one_and_one_line() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = start("--secure-port=" + taken.getLocalPort());
            assertEquals(1, exitCode(process));
            assertEquals(
                    "error: failed to listen on 127.0.0.1:" + taken.getLocalPort() + ": address already in use\n",
                    err());
        }
    }

    @Test
    void the_version_is_the_first_thing_in_the_log() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(
                    1, exitCode(start("-v=2", "--emulated-version=1.20", "--secure-port=" + taken.getLocalPort())));
            String first = err().lines().findFirst().orElse("");
            assertTrue(first.contains(" INFO Serve - Version: v1.20.2, drydock-"), this.err());
        }
    }

    @Test
    void it_says_once_that_it_is_ready_and_a_signal_ends_it_well() throws Exception {
        int port = freePort();
        Process process = start("--secure-port=" + port, "--max-connection-bytes-per-sec=9", "--cloud-provider=aws");
        try (BufferedReader output = process.inputReader()) {
            String line = output.readLine();
            assertTrue(String.valueOf(line).startsWith("https://127.0.0.1:" + port + " is ready after "), line + err());
            assertTrue(
                    Files.readString(folder.resolve("admin.kubeconfig")).contains("server: https://127.0.0.1:" + port));
            process.toHandle().destroy();
            assertEquals(0, exitCode(process));
            assertEquals(null, output.readLine());
        }
        List<String> warnings =
                err().lines().filter(line -> line.contains("not built yet")).toList();
        assertEquals(1, warnings.size(), this.err());
        assertTrue(
                warnings.getFirst().endsWith(": --cloud-provider, --max-connection-bytes-per-sec"), warnings::getFirst);
    }
}
