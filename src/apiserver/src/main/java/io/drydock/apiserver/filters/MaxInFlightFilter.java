package io.drydock.apiserver.filters;

import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.PlainText;
import io.drydock.apiserver.metrics.ServerMetrics;
import io.drydock.apiserver.request.RequestInfo;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/**
 * Limits how many requests are served at a time, those that change something and those that do not separately, and
 * answers 429 beyond that. Long-running requests do not count, and {@code system:masters} are always served.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/filters/maxinflight.go: WithMaxInFlightLimit"
 */
public final class MaxInFlightFilter implements Filter {
    private static final Set<String> READ_ONLY_VERBS = Set.of("get", "list", "watch");

    private final Optional<Semaphore> readOnly;
    private final Optional<Semaphore> mutating;
    private final Predicate<RequestInfo> longRunning;
    private final ServerMetrics metrics;

    /** @param readOnlyLimit 0 for no limit, as the other one */
    public MaxInFlightFilter(
            int readOnlyLimit, int mutatingLimit, Predicate<RequestInfo> longRunning, ServerMetrics metrics) {
        this.readOnly = readOnlyLimit == 0 ? Optional.empty() : Optional.of(new Semaphore(readOnlyLimit));
        this.mutating = mutatingLimit == 0 ? Optional.empty() : Optional.of(new Semaphore(mutatingLimit));
        this.longRunning = longRunning;
        this.metrics = metrics;
    }

    @Override
    public Handler before(Handler next) {
        return exchange -> serve(exchange, next);
    }

    private void serve(HttpExchange exchange, Handler next) throws IOException {
        RequestInfo info = RequestInfoFilter.of(exchange);
        boolean isMutating = !READ_ONLY_VERBS.contains(info.verb());
        Optional<Semaphore> limit = isMutating ? mutating : readOnly;
        if (limit.isEmpty() || longRunning.test(info)) {
            next.handle(exchange);
        } else if (limit.get().tryAcquire()) {
            metrics.inFlight().begun(isMutating);
            try {
                next.handle(exchange);
            } finally {
                metrics.inFlight().ended(isMutating);
                limit.get().release();
            }
        } else if (isPrivileged(exchange)) {
            next.handle(exchange);
        } else {
            metrics.inFlight().dropped(isMutating);
            exchange.setHeader("Retry-After", "1");
            PlainText.error(exchange, 429, "Too many requests, please try again later.");
        }
    }

    private static boolean isPrivileged(HttpExchange exchange) {
        return exchange.attribute(UserInfo.ATTRIBUTE)
                .map(user -> user.groups().contains(UserInfo.PRIVILEGED_GROUP))
                .orElse(false);
    }
}
