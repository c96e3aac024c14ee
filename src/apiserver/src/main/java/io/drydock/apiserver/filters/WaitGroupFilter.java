package io.drydock.apiserver.filters;

import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.StatusResponder;
import io.drydock.apiserver.request.RequestInfo;
import java.io.IOException;
import java.util.function.Predicate;

/**
 * Counts the requests that a shutdown waits for, which are all that end by themselves. Once the shutdown waits, it
 * sends new ones away, to try another server.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/filters/waitgroup.go: WithWaitGroup"
 */
public final class WaitGroupFilter implements Filter {
    private final Predicate<RequestInfo> longRunning;
    private final WaitGroup requests;
    private final StatusResponder responder;

    public WaitGroupFilter(Predicate<RequestInfo> longRunning, WaitGroup requests, StatusResponder responder) {
        this.longRunning = longRunning;
        this.requests = requests;
        this.responder = responder;
    }

    @Override
    public Handler before(Handler next) {
        return exchange -> {
            if (longRunning.test(RequestInfoFilter.of(exchange))) {
                next.handle(exchange);
            } else if (requests.add()) {
                try {
                    next.handle(exchange);
                } finally {
                    requests.done();
                }
            } else {
                refuse(exchange);
            }
        };
    }

    private void refuse(HttpExchange exchange) throws IOException {
        exchange.addHeader("Retry-After", "1");
        exchange.setHeader("X-Content-Type-Options", "nosniff");
        responder.respond(
                exchange,
                StatusErrors.serviceUnavailable("apiserver is shutting down").status());
    }
}
