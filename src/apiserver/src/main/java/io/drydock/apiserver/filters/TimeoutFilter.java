package io.drydock.apiserver.filters;

import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusDetails;
import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.StatusResponder;
import io.drydock.apiserver.request.RequestInfo;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Answers 504 in place of a request that takes too long. What the handler still writes afterwards goes nowhere; an
 * answer that has begun is broken off instead.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/filters/timeout.go: WithTimeoutForNonLongRunningRequests"
 */
public final class TimeoutFilter implements Filter {
    private static final Status TIMED_OUT = Status.failure(
            504,
            "Timeout",
            "Timeout: request did not complete within the allotted timeout",
            StatusDetails.of("", "", ""));

    private final Predicate<RequestInfo> longRunning;
    private final Duration timeout;
    private final StatusResponder responder;
    private final ScheduledThreadPoolExecutor timer;

    public TimeoutFilter(Predicate<RequestInfo> longRunning, Duration timeout, StatusResponder responder) {
        this.longRunning = longRunning;
        this.timeout = timeout;
        this.responder = responder;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("request-timeout").factory());
        this.timer.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Handler before(Handler next) {
        return exchange -> {
            if (longRunning.test(RequestInfoFilter.of(exchange))) {
                next.handle(exchange);
                return;
            }
            TimeoutExchange limited = new TimeoutExchange(exchange, Thread.currentThread());
            // Writing may block, and the timer has others to wake.
            Runnable timeOut = () -> Thread.startVirtualThread(() -> limited.timeOut(responder, TIMED_OUT));
            Future<?> alarm = timer.schedule(timeOut, timeout.toNanos(), TimeUnit.NANOSECONDS);
            try {
                next.handle(limited);
            } finally {
                alarm.cancel(false);
                limited.finish();
            }
        };
    }
}
