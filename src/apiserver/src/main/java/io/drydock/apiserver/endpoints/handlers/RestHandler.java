package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apiserver.endpoints.responsewriters.ErrorWriter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import java.io.IOException;

/** An operation on a resource: answers with what it gives, or with the failure it throws. */
abstract class RestHandler implements Handler {
    private final EndpointScope endpoint;

    RestHandler(EndpointScope endpoint) {
        this.endpoint = endpoint;
    }

    abstract void answer(RestCall call) throws IOException;

    @Override
    public final void handle(HttpExchange exchange) throws IOException {
        try {
            RestCall call = RestCall.of(endpoint, exchange);
            call.requireTime();
            answer(call);
        } catch (RuntimeException failure) {
            ErrorWriter.write(exchange, failure);
        }
    }
}
