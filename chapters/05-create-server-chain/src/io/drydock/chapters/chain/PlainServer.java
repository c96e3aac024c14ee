package io.drydock.chapters.chain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** As much of a server as a chain needs: one filter that lets everybody in, and its own routes before the delegate. */
record PlainServer(String name, List<Routes> routes, DelegationTarget delegate) implements Server {

    PlainServer(String name, DelegationTarget delegate) {
        this(name, new ArrayList<>(), delegate);
    }

    @Override
    public void install(Routes added) {
        routes.add(added);
    }

    // tag::handlers[]
    @Override
    public Handler handler() {
        return exchange -> {
            exchange.pass("filters of " + name + ": who are you, and may you?");
            unprotectedHandler().handle(exchange);
        };
    }

    @Override
    public Handler unprotectedHandler() {
        return this::answerOrPassOn;
    }

    private void answerOrPassOn(Exchange exchange) throws IOException {
        exchange.pass(name);
        for (Routes own : routes) {
            Optional<Handler> found = own.find(exchange);
            if (found.isPresent()) {
                found.get().handle(exchange);
                return;
            }
        }
        delegate.unprotectedHandler().handle(exchange);
    }
    // end::handlers[]

    @Override
    public Optional<DelegationTarget> nextDelegate() {
        return Optional.of(delegate);
    }
}
