package io.drydock.apiserver.server;

import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.server.mux.PathRecorderMux;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a server answers with:
 *
 * <pre>
 *   full handler chain ──► director ──► REST endpoints
 *                                  └──► non-REST mux ──► the next server's director, or 404
 * </pre>
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/handler.go: APIServerHandler"
 */
public final class ApiServerHandler implements Handler {
    private final PathRecorderMux nonRestMux;
    private final Director director;
    private final Handler fullHandlerChain;

    // tag::handler[]
    /** @param notFound the next server's, if there is one */
    ApiServerHandler(String name, Filter handlerChain, Optional<Handler> notFound) {
        this.nonRestMux = new PathRecorderMux(name);
        notFound.ifPresent(nonRestMux::notFoundHandler);
        this.director = new Director(name, nonRestMux);
        this.fullHandlerChain = handlerChain.before(director);
    }
    // end::handler[]

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        fullHandlerChain.handle(exchange);
    }

    /** Routes of the paths that are not for API objects. */
    public PathRecorderMux nonRestMux() {
        return nonRestMux;
    }

    /** Answers without the filters, for the server that delegates to this one. */
    Handler director() {
        return director;
    }

    void install(RestEndpoints endpoints) {
        director.add(endpoints);
    }

    List<String> listedPaths() {
        List<String> paths = new ArrayList<>(director.listedPaths());
        paths.addAll(nonRestMux.listedPaths());
        return paths;
    }
}
