package io.drydock.apiserver.flowcontrol;

import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.PlainText;
import io.drydock.apiserver.metrics.ServerMetrics;
import io.drydock.apiserver.request.RequestInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Lets a request wait for its turn, and answers 429 when that does not come.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/filters/priority-and-fairness.go: WithPriorityAndFairness"
 */
final class PriorityAndFairnessFilter implements Filter {
    private static final Set<String> READ_ONLY_VERBS = Set.of("get", "list", "watch");

    private final Predicate<RequestInfo> longRunning;
    private final Supplier<FlowState> state;
    private final Duration queueWait;
    private final ServerMetrics metrics;

    PriorityAndFairnessFilter(
            Predicate<RequestInfo> longRunning, Supplier<FlowState> state, Duration queueWait, ServerMetrics metrics) {
        this.longRunning = longRunning;
        this.state = state;
        this.queueWait = queueWait;
        this.metrics = metrics;
    }

    @Override
    public Handler before(Handler next) {
        return exchange -> serve(exchange, next);
    }

    private void serve(HttpExchange exchange, Handler next) throws IOException {
        RequestInfo request = exchange.attribute(RequestInfo.ATTRIBUTE)
                .orElseThrow(() -> new IllegalStateException("no RequestInfo in the exchange: the chain is wrong"));
        if (longRunning.test(request)) {
            next.handle(exchange);
            return;
        }
        UserInfo user = exchange.attribute(UserInfo.ATTRIBUTE)
                .orElseThrow(() -> new IllegalStateException("no user in the exchange: the chain is wrong"));
        boolean isMutating = !READ_ONLY_VERBS.contains(request.verb());
        FlowState.Classification where = state.get().classify(user, request);
        Optional<FairQueues> queues = where.level().queues();
        if (queues.isPresent() && !hasTurn(queues.get(), where.schema().flow(user, request))) {
            metrics.inFlight().dropped(isMutating);
            exchange.setHeader("Retry-After", "1");
            PlainText.error(exchange, 429, "Too many requests, please try again later.");
            return;
        }
        metrics.inFlight().begun(isMutating);
        try {
            exchange.setHeader("X-Kubernetes-PF-FlowSchema-UID", where.schema().uid());
            exchange.setHeader(
                    "X-Kubernetes-PF-PriorityLevel-UID",
                    where.level().configuration().uid());
            next.handle(exchange);
        } finally {
            metrics.inFlight().ended(isMutating);
            queues.ifPresent(FairQueues::release);
        }
    }

    private boolean hasTurn(FairQueues queues, long flow) {
        try {
            return queues.acquire(flow, queueWait);
        } catch (InterruptedException timedOut) {
            return false;
        }
    }
}
