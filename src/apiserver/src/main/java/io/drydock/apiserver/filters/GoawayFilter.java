package io.drydock.apiserver.filters;

import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import java.util.function.DoubleSupplier;

/**
 * Now and then asks an HTTP/2 client to open a new connection, so that clients spread over the servers behind a load
 * balancer. Requests under way are not disturbed.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/filters/goaway.go: WithProbabilisticGoaway"
 */
public final class GoawayFilter implements Filter {
    private final double chance;
    private final DoubleSupplier random;

    /**
     * @param chance between 0 and 1
     * @param random gives numbers between 0 and 1
     */
    public GoawayFilter(double chance, DoubleSupplier random) {
        this.chance = chance;
        this.random = random;
    }

    @Override
    public Handler before(Handler next) {
        return exchange -> {
            if (exchange.protocol().equals("HTTP/2.0") && random.getAsDouble() < chance) {
                // The HTTP/2 connection turns this header into a GOAWAY frame.
                exchange.setHeader("Connection", "close");
            }
            next.handle(exchange);
        };
    }
}
