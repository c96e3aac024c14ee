package io.drydock.chapters.server;

import io.drydock.chapters.chain.Exchange;
import io.drydock.chapters.chain.Handler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;

/**
 * What every request from outside goes through before anybody looks at its path. Five of Go's filters, in Go's order.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/config.go: DefaultBuildHandlerChain"
 */
final class HandlerChain {
    /** Does something before a request is handled, or instead. */
    interface Filter {
        void filter(Exchange exchange, Handler next) throws IOException;
    }

    record Named(String name, Filter filter) {}

    private final Config config;
    private final Phaser underWay;
    private final Semaphore inFlight;

    HandlerChain(Config config, Phaser underWay) {
        this.config = config;
        this.underWay = underWay;
        this.inFlight = new Semaphore(config.maxRequestsInFlight());
    }

    // tag::filters[]
    /** From outside in: the first sees a request first and its answer last. */
    List<Named> filters() {
        return List.of(
                new Named("PanicRecovery", this::panicRecovery),
                new Named("WaitGroup", this::waitGroup),
                new Named("Authentication", this::authentication),
                new Named("MaxInFlight", this::maxInFlight),
                new Named("Authorization", this::authorization));
    }

    /** Built from the inside out, so that the first of the list ends up outermost. */
    Handler build(Handler director) {
        Handler chain = director;
        for (Named outer : filters().reversed()) {
            Handler inner = chain;
            chain = exchange -> outer.filter().filter(exchange, inner);
        }
        return chain;
    }
    // end::filters[]

    private void panicRecovery(Exchange exchange, Handler next) throws IOException {
        try {
            next.handle(exchange);
        } catch (RuntimeException fault) {
            exchange.answer(500, "text/plain", "This request caused apiserver to panic. Look in the logs.\n");
        }
    }

    /** Whoever is in here is waited for when the server stops. */
    private void waitGroup(Exchange exchange, Handler next) throws IOException {
        if (underWay.register() < 0) {
            exchange.answer(503, "text/plain", "apiserver is shutting down\n");
            return;
        }
        try {
            next.handle(exchange);
        } finally {
            underWay.arriveAndDeregister();
        }
    }

    // tag::access[]
    private void authentication(Exchange exchange, Handler next) throws IOException {
        exchange.pass("who are you?");
        Optional<String> user = config.authenticator().userOf(exchange);
        if (user.isEmpty()) {
            exchange.answer(401, "text/plain", "Unauthorized\n");
            return;
        }
        exchange.attributes().put("user", user.get());
        next.handle(exchange);
    }

    private void authorization(Exchange exchange, Handler next) throws IOException {
        exchange.pass("may you?");
        String user = exchange.attributes().get("user");
        if (!config.authorizer().test(user, exchange)) {
            exchange.answer(403, "text/plain", "forbidden: User \"" + user + "\" cannot get " + exchange.path() + "\n");
            return;
        }
        next.handle(exchange);
    }
    // end::access[]

    private void maxInFlight(Exchange exchange, Handler next) throws IOException {
        if (!inFlight.tryAcquire()) {
            exchange.answer(429, "text/plain", "Too many requests, please try again later.\n");
            return;
        }
        try {
            next.handle(exchange);
        } finally {
            inFlight.release();
        }
    }
}
