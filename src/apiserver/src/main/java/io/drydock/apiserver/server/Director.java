package io.drydock.apiserver.server;

import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.request.RequestInfo;
import io.drydock.apiserver.server.mux.PathRecorderMux;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides who in a server answers: the REST endpoints, or else the mux, which passes on to the next server what it does
 * not know.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/handler.go: director"
 */
final class Director implements Handler {
    private static final Logger LOG = LoggerFactory.getLogger(Director.class);

    private final String name;
    private final PathRecorderMux nonRestMux;
    private final List<RestEndpoints> endpoints = new CopyOnWriteArrayList<>();

    Director(String name, PathRecorderMux nonRestMux) {
        this.name = name;
        this.nonRestMux = nonRestMux;
    }

    void add(RestEndpoints added) {
        endpoints.add(added);
    }

    List<String> listedPaths() {
        List<String> paths = new ArrayList<>();
        endpoints.forEach(each -> paths.addAll(each.listedPaths()));
        return paths;
    }

    // tag::direct[]
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Optional<RequestInfo> request = exchange.attribute(RequestInfo.ATTRIBUTE);
        if (request.isPresent()) {
            for (RestEndpoints each : endpoints) {
                Optional<Handler> handler = each.find(request.get());
                if (handler.isPresent()) {
                    LOG.trace("{}: {} {} satisfied by REST endpoints", name, exchange.method(), exchange.path());
                    handler.get().handle(exchange);
                    return;
                }
            }
        }
        LOG.trace("{}: {} {} goes to the mux", name, exchange.method(), exchange.path());
        nonRestMux.handle(exchange);
    }
    // end::direct[]
}
