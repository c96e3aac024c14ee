package io.drydock.apiserver.filters;

import com.google.re2j.Pattern;
import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import java.util.List;

/**
 * Lets pages from the allowed origins use the server from a browser.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/filters/cors.go: WithCORS"
 */
public final class CorsFilter implements Filter {
    private final List<Pattern> allowedOrigins;

    /**
     * @param allowedOrigins patterns found anywhere in an origin
     * @throws com.google.re2j.PatternSyntaxException when one of them is no pattern
     */
    public CorsFilter(List<String> allowedOrigins) {
        this.allowedOrigins = allowedOrigins.stream().map(Pattern::compile).toList();
    }

    @Override
    public Handler before(Handler next) {
        return exchange -> {
            String origin = exchange.header("Origin");
            if (!origin.isEmpty() && isAllowed(origin)) {
                allow(exchange, origin);
                if (exchange.method().equals("OPTIONS")) {
                    exchange.setStatus(204);
                    return;
                }
            }
            next.handle(exchange);
        };
    }

    private boolean isAllowed(String origin) {
        return allowedOrigins.stream()
                .anyMatch(pattern -> pattern.matcher(origin).find());
    }

    private static void allow(HttpExchange exchange, String origin) {
        exchange.setHeader("Access-Control-Allow-Origin", origin);
        exchange.setHeader("Access-Control-Allow-Methods", "POST, GET, OPTIONS, PUT, DELETE, PATCH");
        exchange.setHeader(
                "Access-Control-Allow-Headers",
                "Content-Type, Content-Length, Accept-Encoding, X-CSRF-Token, Authorization, X-Requested-With,"
                        + " If-Modified-Since");
        exchange.setHeader("Access-Control-Expose-Headers", "Date");
        exchange.setHeader("Access-Control-Allow-Credentials", "true");
    }
}
