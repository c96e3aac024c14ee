package io.drydock.apiserver.endpoints;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.endpoints.negotiation.RouteNegotiation;
import io.drydock.apiserver.endpoints.responsewriters.ErrorWriter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.WarningRecorder;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The routes of one path, by method.
 *
 * @param warning for everybody who comes this way; empty for none
 */
record MethodRoutes(Map<String, Route> routes, Optional<String> warning, Release release) implements Handler {
    MethodRoutes {
        routes = Map.copyOf(routes);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Route route = routes.get(exchange.method());
        if (route == null) {
            ErrorWriter.write(exchange, RouteNegotiation.methodNotAllowed());
            return;
        }
        Optional<StatusException> refusal =
                RouteNegotiation.refusal(exchange, route.consumed(), route.produced(), release);
        if (refusal.isPresent()) {
            ErrorWriter.write(exchange, refusal.get());
            return;
        }
        warning.ifPresent(text -> WarningRecorder.warn(exchange, text));
        route.handler().handle(exchange);
    }
}
