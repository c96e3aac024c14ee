package io.drydock.contracts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a process writes, read as it comes, so that the process never waits for a reader. */
final class Output {
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    Output(InputStream stream) {
        Thread.ofVirtual().start(() -> read(stream));
    }

    /** Returns when a line with these words has come; fails when the end comes first. */
    synchronized void awaitLine(String words) {
        while (lines.stream().noneMatch(line -> line.contains(words))) {
            if (ended) {
                throw new AssertionError("no line with \"" + words + "\" among " + lines);
            }
            awaitMore();
        }
    }

    /** Everything, once it has ended. */
    synchronized String all() {
        while (!ended) {
            awaitMore();
        }
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private void awaitMore() {
        try {
            wait();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for more of " + lines, interrupted);
        }
    }

    private void read(InputStream stream) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            while (line != null) {
                add(line);
                line = reader.readLine();
            }
        } catch (IOException broken) {
            add("(broken off: " + broken.getMessage() + ")");
        } finally {
            end();
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }
}
