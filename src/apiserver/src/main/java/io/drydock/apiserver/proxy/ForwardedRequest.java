package io.drydock.apiserver.proxy;

import io.drydock.apiserver.http.HttpExchange;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A request as it is passed on: with the headers of the one that came, and others that say where it came in.
 *
 * @param target where it goes
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/proxy/transport.go: Transport"
 */
record ForwardedRequest(HttpExchange exchange, Location target) {
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    HttpRequest toRequest() throws DialException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(target.toUri()).method(exchange.method(), body());
        for (String name : exchange.headerNames()) {
            if (ForwardedHeaders.goForth(name)) {
                exchange.headers(name).forEach(value -> builder.header(name, value));
            }
        }
        builder.setHeader("X-Forwarded-For", forwardedFor(exchange));
        builder.setHeader("X-Forwarded-Uri", exchange.path());
        builder.setHeader("X-Forwarded-Host", exchange.header("Host"));
        builder.setHeader("X-Forwarded-Proto", "https");
        return builder.build();
    }

    /** Everybody who has passed the request on, this server's own caller last. */
    static String forwardedFor(HttpExchange exchange) {
        List<String> hops = new ArrayList<>(exchange.headers("X-Forwarded-For"));
        hops.add(exchange.remoteAddress());
        return String.join(", ", hops);
    }

    private HttpRequest.BodyPublisher body() {
        String length = exchange.header("Content-Length");
        boolean isSent =
                !length.isEmpty() || !exchange.header("Transfer-Encoding").isEmpty();
        if (length.equals("0") || !isSent && WITHOUT_BODY.contains(exchange.method())) {
            return HttpRequest.BodyPublishers.noBody();
        }
        HttpRequest.BodyPublisher stream = HttpRequest.BodyPublishers.ofInputStream(exchange::body);
        return length.isEmpty() ? stream : HttpRequest.BodyPublishers.fromPublisher(stream, Long.parseLong(length));
    }

    /** A redirect to the other server's own paths, as a path here that is passed on to there; others stay. */
    String leadingBack(String redirect) {
        URI uri;
        try {
            uri = new URI(redirect);
        } catch (URISyntaxException notOurs) {
            return redirect;
        }
        String authority = uri.getRawAuthority();
        boolean elsewhere =
                authority != null && !authority.equals(target.hostPort()) && !authority.equals(exchange.header("Host"));
        String path = uri.getRawPath();
        if (elsewhere || path == null || !path.startsWith("/")) {
            return redirect;
        }
        String prefix = prefix();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String leading = path.startsWith(prefix) ? path : prefix + path;
        return "https://" + exchange.header("Host") + leading + query;
    }

    /** What stands before the other server's path in the path of the request that came. */
    private String prefix() {
        String path = exchange.path();
        String prefix = path.endsWith(target.path())
                ? path.substring(0, path.length() - target.path().length())
                : path;
        return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    }
}
