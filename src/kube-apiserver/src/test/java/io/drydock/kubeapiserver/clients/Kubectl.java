package io.drydock.kubeapiserver.clients;

import io.drydock.kubeapiserver.running.RunningServer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The kubectl of this machine, as the administrator of a server, with a home and caches of its own. */
final class Kubectl {
    private static final long TIMEOUT_SECONDS = 60;

    private final Path home;
    private final Path kubeconfig;

    Kubectl(RunningServer server) {
        this.home = server.dataDirectory().resolve("home");
        this.kubeconfig = server.kubeconfig();
    }

    static boolean isOnPath() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    }

    /** What a run printed, both streams in the order they came, and how it ended. */
    record Result(int exitCode, String output) {}

    /** Runs a command that is to succeed, and gives what it printed. */
    String run(String... arguments) throws IOException, InterruptedException {
        Result result = tryTo(arguments);
        if (result.exitCode() != 0) {
            throw new AssertionError("kubectl " + String.join(" ", arguments) + " ended with " + result.exitCode()
                    + ": " + result.output());
        }
        return result.output();
    }

    /** Runs a command that may fail. */
    Result tryTo(String... arguments) throws IOException, InterruptedException {
        Files.createDirectories(home);
        Path output = Files.createTempFile(home, "output", ".txt");
        Process process = start(output, arguments);
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(
                    "kubectl " + String.join(" ", arguments) + " does not end; it printed " + Files.readString(output));
        }
        return new Result(process.exitValue(), Files.readString(output));
    }

    /** Begins a command that goes on, such as {@code get --watch}, and prints into a file. */
    Process start(Path output, String... arguments) throws IOException {
        Files.createDirectories(home);
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        builder.environment().put("KUBE_EDITOR", "sed -i s/replicas:.3/replicas:\\ 4/");
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    /** A file that commands can name. */
    Path file(String name, String content) throws IOException {
        Files.createDirectories(home);
        return Files.writeString(home.resolve(name), content, StandardCharsets.UTF_8);
    }
}
