package io.drydock.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A child process that runs a main class on the class path of the test: exit codes and signals are real there. */
public final class JavaProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Output out;
    private final Output err;

    private JavaProcess(Process process) {
        this.process = process;
        this.out = new Output(process.getInputStream());
        this.err = new Output(process.getErrorStream());
    }

    /** Starts a main class and does not wait for it. */
    public static JavaProcess start(String mainClass, String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        line.addAll(List.of(arguments));
        return start(new ProcessBuilder(line));
    }

    private static JavaProcess start(ProcessBuilder command) {
        try {
            return new JavaProcess(command.start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs a main class to its end. */
    public static Finished run(String mainClass, String... arguments) {
        try (JavaProcess process = start(mainClass, arguments)) {
            return process.finished();
        }
    }

    /** Runs a script that ends in a Java process to its end. */
    public static Finished run(ProcessBuilder script, Duration patience) {
        try (JavaProcess process = start(script)) {
            return process.finished(patience);
        }
    }

    /** The process itself, for those who send it signals. */
    public Process process() {
        return process;
    }

    /** Waits until a line with these words has come on standard output. */
    public void awaitLine(String words) {
        out.awaitLine(words);
    }

    /** The same for standard error. */
    public void awaitErrorLine(String words) {
        err.awaitLine(words);
    }

    /** Waits for the end, not forever, and gives what the process left behind. */
    public Finished finished() {
        return finished(PATIENCE);
    }

    private Finished finished(Duration patience) {
        try {
            if (!process.waitFor(patience)) {
                throw new AssertionError("still running after " + patience.toSeconds() + " s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while the process was running", interrupted);
        }
        return new Finished(process.exitValue(), out.all(), err.all());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
