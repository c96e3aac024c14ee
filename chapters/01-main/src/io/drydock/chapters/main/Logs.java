package io.drydock.chapters.main;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * A log that keeps its lines back for a while, for writing each one by itself would be slow. Go's klog does the same,
 * and that is why a program has to think of its log before it ends.
 *
 * @see "Go: staging/src/k8s.io/component-base/logs/logs.go: InitLogs, FlushLogs"
 */
public final class Logs {
    private static final Duration FLUSH_EVERY = Duration.ofSeconds(5);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final PrintStream sink;
    private final List<String> kept = new ArrayList<>();

    /** A log that is written when somebody flushes it, and not before. */
    public Logs(PrintStream sink) {
        this.sink = sink;
    }

    // tag::init[]
    /** A log that is also written every few seconds, and once more when the process ends, whatever ends it. */
    public static Logs init(PrintStream sink) {
        Logs logs = new Logs(sink);
        Thread.ofVirtual().name("log-flush").start(logs::flushFromTimeToTime);
        Runtime.getRuntime().addShutdownHook(new Thread(logs::flush, "last-log-flush"));
        return logs;
    }
    // end::init[]

    /** Keeps a line until the next flush. */
    public synchronized void info(String line) {
        kept.add("I " + LocalTime.now().format(TIME) + "  " + line);
    }

    /** Writes what has been kept. */
    public synchronized void flush() {
        kept.forEach(sink::println);
        kept.clear();
        sink.flush();
    }

    private void flushFromTimeToTime() {
        try {
            while (true) {
                Thread.sleep(FLUSH_EVERY);
                flush();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
