package io.drydock.apiserver.filters;

import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.metrics.ServerMetrics;
import io.drydock.apiserver.request.RequestInfo;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Measures every request from here to its answer.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/metrics/metrics.go: InstrumentHandlerFunc"
 */
public final class RequestMetricsFilter implements Filter {
    private final Predicate<RequestInfo> longRunning;
    private final ServerMetrics metrics;

    public RequestMetricsFilter(Predicate<RequestInfo> longRunning, ServerMetrics metrics) {
        this.longRunning = longRunning;
        this.metrics = metrics;
    }

    @Override
    public Handler before(Handler next) {
        return exchange -> {
            RequestInfo info = RequestInfoFilter.of(exchange);
            Runnable ended = longRunning.test(info) ? metrics.requests().longRunningBegins(info) : () -> {};
            long begun = System.nanoTime();
            try {
                next.handle(exchange);
            } finally {
                ended.run();
                Duration took = Duration.ofNanos(System.nanoTime() - begun);
                metrics.requests().answered(info, dryRun(exchange), exchange.status(), took);
            }
        };
    }

    /** The values of {@code dryRun} that mean something, so that others make no labels. */
    private static String dryRun(HttpExchange exchange) {
        return exchange.rawQuery().contains("dryRun=All") ? "All" : "";
    }
}
