package io.drydock.apiserver.filters;

import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import java.util.List;

/**
 * Tells browsers to come back over HTTPS only, as the operator's directives say.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/filters/hsts.go: WithHSTS"
 */
public final class HstsFilter implements Filter {
    private final String value;

    /** @param directives such as {@code max-age=31536000} and {@code includeSubDomains} */
    public HstsFilter(List<String> directives) {
        this.value = String.join("; ", directives);
    }

    @Override
    public Handler before(Handler next) {
        return exchange -> {
            exchange.setHeader("Strict-Transport-Security", value);
            next.handle(exchange);
        };
    }
}
