package io.drydock.apiserver.filters;

import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.PlainText;
import io.drydock.apiserver.request.RequestInfo;
import io.drydock.apiserver.request.RequestInfoException;
import io.drydock.apiserver.request.RequestInfoResolver;
import java.io.IOException;

/**
 * Reads what a request asks for; every filter after this one goes by it.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/requestinfo.go: WithRequestInfo"
 */
public final class RequestInfoFilter implements Filter {
    private final RequestInfoResolver resolver;

    public RequestInfoFilter(RequestInfoResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public Handler before(Handler next) {
        return exchange -> serve(exchange, next);
    }

    private void serve(HttpExchange exchange, Handler next) throws IOException {
        try {
            exchange.setAttribute(RequestInfo.ATTRIBUTE, resolver.resolve(exchange));
        } catch (RequestInfoException malformed) {
            // The message ends with the path, to which the query belongs.
            String query = exchange.rawQuery().isEmpty() ? "" : "?" + exchange.rawQuery();
            PlainText.internalError(exchange, "failed to create RequestInfo: " + malformed.getMessage() + query);
            return;
        }
        next.handle(exchange);
    }

    /** What an exchange asks for; this filter has come before. */
    static RequestInfo of(HttpExchange exchange) {
        return exchange.attribute(RequestInfo.ATTRIBUTE)
                .orElseThrow(() -> new IllegalStateException("no RequestInfo in the exchange: the chain is wrong"));
    }
}
