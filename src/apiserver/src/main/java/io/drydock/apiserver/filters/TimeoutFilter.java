package io.drydock.apiserver.filters;

import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusDetails;
import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.StatusResponder;
import io.drydock.apiserver.request.RequestInfo;
import java.time.Duration;
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
    private final StatusResponder responder;
    private final Deadlines deadlines;

    public TimeoutFilter(Predicate<RequestInfo> longRunning, Duration timeout, StatusResponder responder) {
        this.longRunning = longRunning;
        this.responder = responder;
        this.deadlines = new Deadlines(timeout);
    }

    @Override
    public Handler before(Handler next) {
        return exchange -> {
            if (longRunning.test(RequestInfoFilter.of(exchange))) {
                next.handle(exchange);
                return;
            }
            TimeoutExchange limited = new TimeoutExchange(exchange, Thread.currentThread());
            // Writing may block, and the one who tells the time has others to look after.
            Deadlines.Entry deadline =
                    deadlines.expect(() -> Thread.startVirtualThread(() -> limited.timeOut(responder, TIMED_OUT)));
            try {
                next.handle(limited);
            } finally {
                deadlines.callOff(deadline);
                limited.finish();
            }
        };
    }
}
