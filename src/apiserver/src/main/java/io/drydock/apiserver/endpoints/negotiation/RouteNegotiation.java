package io.drydock.apiserver.endpoints.negotiation;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusDetails;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.http.HttpExchange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the router of the real server refuses by itself, before a handler sees the request: a body of a type the route
 * does not take, and an {@code Accept} header that names none of its types. It compares types word by word and knows
 * nothing of parameters.
 *
 * @see "Go: vendor/github.com/emicklei/go-restful/jsr311.go: RouterJSR311.detectRoute"
 */
public final class RouteNegotiation {
    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "OPTIONS", "DELETE", "TRACE");

    private RouteNegotiation() {}

    /**
     * What is wrong with the request, if anything.
     *
     * @param consumed the content types the route takes; empty for all
     * @param produced the content types the route answers in; empty for all
     */
    public static Optional<StatusException> refusal(
            HttpExchange exchange, Set<String> consumed, List<String> produced, Release release) {
        if (!consumed.isEmpty() && !consumes(exchange, consumed)) {
            // To the older router, without a body there is nothing wrong but that no route is left.
            boolean empty = contentLength(exchange) <= 0 && !release.atLeast(Release.V1_36);
            return Optional.of(
                    empty
                            ? failure(406, "NotAcceptable", "406: Not Acceptable")
                            : failure(415, "UnsupportedMediaType", "415: Unsupported Media Type"));
        }
        String accept = exchange.header("Accept");
        if (!accept.isEmpty() && !produced.isEmpty() && !produces(accept, produced)) {
            String available = release.atLeast(Release.V1_36)
                    ? "\n\nAvailable representations: " + String.join(", ", produced)
                    : "";
            return Optional.of(failure(406, "NotAcceptable", "406: Not Acceptable" + available));
        }
        return Optional.empty();
    }

    private static long contentLength(HttpExchange exchange) {
        try {
            return Long.parseLong(exchange.header("Content-Length"));
        } catch (NumberFormatException unknown) {
            return -1;
        }
    }

    /** No route for this path, in a group version that is served. */
    public static StatusException notFound() {
        return failure(404, "NotFound", "the server could not find the requested resource");
    }

    /** A route for this path, but not with this method. */
    public static StatusException methodNotAllowed() {
        return failure(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }

    private static boolean consumes(HttpExchange exchange, Set<String> consumed) {
        String header = exchange.header("Content-Type");
        if (header.isEmpty()) {
            return BODILESS.contains(exchange.method()) || consumed.contains("application/octet-stream");
        }
        for (String part : header.split(",", -1)) {
            if (consumed.contains(bare(part))) {
                return true;
            }
        }
        return false;
    }

    private static boolean produces(String accept, List<String> produced) {
        for (String part : accept.split(",", -1)) {
            String wanted = bare(part);
            if (wanted.equals("*/*") || produced.contains(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static String bare(String part) {
        int semicolon = part.indexOf(';');
        return (semicolon < 0 ? part : part.substring(0, semicolon)).strip();
    }

    private static StatusException failure(int code, String reason, String message) {
        return new StatusException(Status.failure(code, reason, message, StatusDetails.of("", "", "")));
    }
}
