package io.drydock.apiserver.server.routes;

import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.PlainText;
import io.drydock.apiserver.server.mux.PathRecorderMux;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Shows what the process is doing, under the paths where Go's profiles are found: its threads, and its memory. These
 * are texts for people; the binary profiles of Go have no counterpart in a JVM, whose own tools attach from outside.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/routes/profiling.go: Profiling"
 */
public final class Profiling {
    private Profiling() {}

    public static void install(PathRecorderMux mux) {
        mux.unlistedHandle(
                "/debug/pprof/",
                exchange -> text(exchange, "goroutine: the stacks of all platform threads\nheap: memory in use\n"));
        mux.unlistedHandle("/debug/pprof/goroutine", exchange -> text(exchange, threads()));
        mux.unlistedHandle("/debug/pprof/heap", exchange -> text(exchange, heap()));
    }

    private static void text(HttpExchange exchange, String text) throws IOException {
        exchange.send(200, PlainText.CONTENT_TYPE, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String threads() {
        Map<String, StackTraceElement[]> stacks = new TreeMap<>();
        Thread.getAllStackTraces()
                .forEach((thread, stack) ->
                        stacks.put(thread.getName() + " (" + thread.threadId() + ") " + thread.getState(), stack));
        StringBuilder text = new StringBuilder();
        stacks.forEach((thread, stack) -> {
            text.append(thread).append('\n');
            for (StackTraceElement frame : stack) {
                text.append("\tat ").append(frame).append('\n');
            }
            text.append('\n');
        });
        return text.toString();
    }

    private static String heap() {
        Runtime runtime = Runtime.getRuntime();
        return "used %d bytes%ncommitted %d bytes%nmax %d bytes%n"
                .formatted(runtime.totalMemory() - runtime.freeMemory(), runtime.totalMemory(), runtime.maxMemory());
    }
}
