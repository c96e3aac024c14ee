package io.drydock.kubeapiserver.clients;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What the process writes to its standard error, where the log goes, until it is closed. */
final class CapturedLog implements AutoCloseable {
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final PrintStream original = System.err;

    private CapturedLog() {}

    static CapturedLog begin() {
        CapturedLog log = new CapturedLog();
        System.setErr(new PrintStream(log.text, true, StandardCharsets.UTF_8));
        return log;
    }

    String text() {
        return text.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setErr(original);
    }
}
