package io.drydock.bench.target;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that says on a line when it is ready, and ends when it is told to. */
final class ChildProcess implements AutoCloseable {
    private static final String READY = " is ready";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SHOWN_LINES = 5;

    private final String name;
    private final Process process;
    private final Path log;
    private final String readyLine;
    private final Duration start;

    private ChildProcess(String name, Process process, Path log, String readyLine, Duration start) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.readyLine = readyLine;
        this.start = start;
    }

    /**
     * Starts a program and waits for the line that ends in "is ready" and what follows it.
     *
     * @param log takes what it writes to standard error
     * @throws TargetException when it ends before it is ready
     */
    static ChildProcess start(String name, List<String> command, Path log) throws InterruptedException {
        long begin = System.nanoTime();
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.to(log.toFile()))
                    .start();
        } catch (IOException failure) {
            throw new TargetException("cannot start " + name + ": " + failure.getMessage());
        }
        // Reading ends with the process, so that one that never gets ready cannot keep anybody waiting.
        Thread watchdog = Thread.ofVirtual().start(() -> killAfter(process, PATIENCE));
        try {
            BufferedReader out = process.inputReader();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.contains(READY)) {
                    Duration start = Duration.ofNanos(System.nanoTime() - begin);
                    Thread.ofVirtual().start(() -> drain(out));
                    return new ChildProcess(name, process, log, line, start);
                }
            }
            process.waitFor();
            throw new TargetException(
                    name + " ended with " + process.exitValue() + " before it was ready: " + end(log));
        } catch (IOException failure) {
            process.destroyForcibly();
            throw new TargetException("cannot read what " + name + " says: " + failure.getMessage());
        } finally {
            watchdog.interrupt();
        }
    }

    /** Nobody reads what else it says; unread, it would fill the pipe and stop the process. */
    private static void drain(BufferedReader out) {
        try {
            out.transferTo(Writer.nullWriter());
        } catch (IOException closed) {
            // The process was ended, and its output with it.
            return;
        }
    }

    private static void killAfter(Process process, Duration patience) {
        try {
            Thread.sleep(patience);
            process.destroyForcibly();
        } catch (InterruptedException ready) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last lines of a log. */
    static String end(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(
                    System.lineSeparator(), lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
        } catch (IOException unreadable) {
            return "see " + log;
        }
    }

    /** What it said when it was ready, up to "is ready". */
    String readyWith() {
        return readyLine.substring(0, readyLine.indexOf(READY));
    }

    /** From the beginning of the process until it was ready. */
    Duration start() {
        return start;
    }

    Process process() {
        return process;
    }

    /** @throws TargetException when it has ended by itself */
    void requireAlive() {
        if (!process.isAlive()) {
            throw new TargetException(name + " has ended with " + process.exitValue() + ": " + end(log));
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
