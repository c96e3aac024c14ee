package io.drydock.walkthrough;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs the programs whose output the book shows. */
final class Capture {
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (io\\.drydock\\.\\S+);");
    private static final long PATIENCE_SECONDS = 120;

    private Capture() {}

    /** The whole story of a chapter, as {@code --demo} tells it. */
    static List<String> chapter(Path folder) throws IOException, InterruptedException {
        Process process = java(List.of(mainClass(folder), "--demo"));
        List<String> lines = lines(process).stream()
                .map(line -> line.replaceAll("(drydock-chapter)\\d+", "$1"))
                .toList();
        end(process);
        return lines;
    }

    /** The class that the chapter's JBang entry runs. */
    private static String mainClass(Path folder) throws IOException {
        String number = folder.getFileName().toString().substring(0, 2);
        Matcher imported = IMPORT.matcher(Files.readString(folder.resolve("Chapter" + number + ".java")));
        if (!imported.find()) {
            throw new IOException("the entry of " + folder + " imports no class");
        }
        return imported.group(1);
    }

    /** A start of the full server with {@code -v=2}, told with the port and folder of the README. */
    static List<String> serve() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("drydock-book");
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Process process =
                java(List.of("io.drydock.kubeapiserver.Main", "-v=2", "--data-dir=" + folder, "--secure-port=" + port));
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = process.inputReader()) {
            boolean hasStarted = false;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                // What the end of the process makes its parts say is no part of the start.
                if (!hasStarted || line.contains(" ms  ")) {
                    lines.add(line.replace(folder.toString(), "/home/you/drydock/.drydock")
                            .replace(":" + port, ":6443")
                            .replace("--secure-port=" + port, "--secure-port=6443"));
                }
                // The last that a start says, besides its hooks.
                if (line.contains("NonBlockingRun")) {
                    hasStarted = true;
                    // Process.destroy would also close what is still to be read.
                    process.toHandle().destroy();
                }
            }
        }
        end(process);
        delete(folder);
        return lines;
    }

    private static Process java(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static List<String> lines(Process process) throws IOException {
        try (BufferedReader reader = process.inputReader()) {
            return reader.lines().toList();
        }
    }

    private static void end(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
