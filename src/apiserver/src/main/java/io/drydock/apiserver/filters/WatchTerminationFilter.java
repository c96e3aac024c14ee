package io.drydock.apiserver.filters;

import io.drydock.apiserver.http.DelegatingExchange;
import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.lifecycle.LifecycleSignal;
import io.drydock.apiserver.request.RequestInfo;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Ends long-running requests when the server shuts down: what they do when their client goes away, they do then, and
 * the client sees an answer that ends as it should.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/filters/watch_termination.go: WithWatchTerminationDuringShutdown"
 */
public final class WatchTerminationFilter implements Filter {
    private final Predicate<RequestInfo> longRunning;
    private final LifecycleSignal termination;
    private final WaitGroup underWay;
    private final Set<Runnable> endings = ConcurrentHashMap.newKeySet();

    /** @param underWay counts the long-running requests, for the shutdown to wait until they have ended */
    public WatchTerminationFilter(Predicate<RequestInfo> longRunning, LifecycleSignal termination, WaitGroup underWay) {
        this.longRunning = longRunning;
        this.termination = termination;
        this.underWay = underWay;
        termination.whenSignaled(() -> endings.forEach(Runnable::run));
    }

    @Override
    public Handler before(Handler next) {
        return exchange -> {
            if (!longRunning.test(RequestInfoFilter.of(exchange))) {
                next.handle(exchange);
                return;
            }
            TerminableExchange terminable = new TerminableExchange(exchange);
            boolean counted = underWay.add();
            try {
                next.handle(terminable);
            } finally {
                terminable.forget();
                if (counted) {
                    underWay.done();
                }
            }
        };
    }

    /** Calls back for a disconnect also when the server shuts down. */
    private final class TerminableExchange extends DelegatingExchange {
        private final Set<Runnable> mine = ConcurrentHashMap.newKeySet();

        TerminableExchange(HttpExchange exchange) {
            super(exchange);
        }

        @Override
        public void onDisconnect(Runnable callback) {
            super.onDisconnect(callback);
            mine.add(callback);
            endings.add(callback);
            if (termination.isSignaled()) {
                callback.run();
            }
        }

        void forget() {
            endings.removeAll(mine);
        }
    }
}
