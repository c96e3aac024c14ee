package io.drydock.kubeapiserver;

import io.drydock.kubeapiserver.options.GlobalOptions;

/**
 * Tells slf4j's simple logger what the flags ask for. It reads its settings when the first logger is made, so nothing
 * on the way here may have one.
 *
 * @see "Go: staging/src/k8s.io/component-base/logs/logs.go: InitLogs, FlushLogs"
 */
final class Logging {
    private static final String PREFIX = "org.slf4j.simpleLogger.";
    private static final long INFO_FROM = 2;
    private static final long DEBUG_FROM = 4;
    private static final long TRACE_FROM = 8;

    private Logging() {}

    static void setUp(GlobalOptions options) {
        long verbosity = options.verbosity.get();
        set("defaultLogLevel", level(verbosity));
        if (verbosity < DEBUG_FROM) {
            // What they have to say about a start that goes well is of no use to who runs an API server.
            set("log.org.eclipse.jetty", "warn");
            set("log.io.javalin", "warn");
        }
        set("showShortLogName", "true");
        set("showThreadName", "false");
        set("levelInBrackets", "false");
        set("dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        boolean headers = !options.skipHeaders.get();
        set("showDateTime", Boolean.toString(headers));
        set("showLogName", Boolean.toString(headers));
        if (!options.logToStderr.get() && !options.logFile.get().isEmpty()) {
            set("logFile", options.logFile.get());
        }
    }

    /** Quiet unless asked: only what somebody should look at. */
    private static String level(long verbosity) {
        if (verbosity >= TRACE_FROM) {
            return "trace";
        }
        if (verbosity >= DEBUG_FROM) {
            return "debug";
        }
        return verbosity >= INFO_FROM ? "info" : "warn";
    }

    private static void set(String name, String value) {
        System.setProperty(PREFIX + name, value);
    }

    static void flush() {
        System.err.flush();
    }
}
