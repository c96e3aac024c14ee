package io.drydock.apiserver.filters;

import io.drydock.apiserver.http.Attribute;
import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Notes when a request came in, for auditing and for measuring.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/request_received_time.go: WithRequestReceivedTimestamp"
 */
public final class RequestReceivedFilter implements Filter {
    public static final Attribute<Instant> RECEIVED = Attribute.named("request received");

    private final InstantSource clock;

    public RequestReceivedFilter(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Handler before(Handler next) {
        return exchange -> {
            exchange.setAttribute(RECEIVED, clock.instant());
            next.handle(exchange);
        };
    }
}
