package io.drydock.apiserver.filters;

import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.WarningRecorder;

/**
 * Lets whoever serves the request warn its client.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/warning.go: WithWarningRecorder"
 */
public final class WarningFilter implements Filter {
    @Override
    public Handler before(Handler next) {
        return exchange -> {
            exchange.setAttribute(WarningRecorder.ATTRIBUTE, new WarningRecorder(exchange));
            next.handle(exchange);
        };
    }
}
