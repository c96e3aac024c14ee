package io.drydock.apiserver.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers in plain text, for what goes wrong before anybody knows which format the client reads. */
public final class PlainText {
    public static final String CONTENT_TYPE = "text/plain; charset=utf-8";

    private PlainText() {}

    /**
     * The message and a line feed, as Go's HTTP library answers.
     *
     * @see "Go: net/http/server.go: Error"
     */
    public static void error(HttpExchange exchange, int status, String message) throws IOException {
        exchange.setHeader("X-Content-Type-Options", "nosniff");
        exchange.send(status, CONTENT_TYPE, (message + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The answer for a path that nobody serves. */
    public static void notFound(HttpExchange exchange) throws IOException {
        error(exchange, 404, "404 page not found");
    }

    /**
     * The answer to a request that a mistake in the server keeps from being served. Whatever a browser could take for
     * HTML is escaped.
     *
     * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/responsewriters/errors.go: InternalError"
     */
    public static void internalError(HttpExchange exchange, String problem) throws IOException {
        String target = exchange.rawQuery().isEmpty() ? exchange.path() : exchange.path() + "?" + exchange.rawQuery();
        String message = "Internal Server Error: \"" + target + "\": " + problem;
        error(exchange, 500, escape(message));
    }

    /** Text that no browser takes for HTML. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
