package io.drydock.apiserver.endpoints.discovery;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.endpoints.negotiation.EndpointRestrictions;
import io.drydock.apiserver.endpoints.negotiation.MediaType;
import io.drydock.apiserver.endpoints.negotiation.OutputMediaType;
import io.drydock.apiserver.endpoints.negotiation.OutputNegotiation;
import io.drydock.apiserver.endpoints.negotiation.RouteNegotiation;
import io.drydock.apiserver.endpoints.responsewriters.ErrorWriter;
import io.drydock.apiserver.endpoints.responsewriters.ResponseWriter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Answers GET with a document. */
public final class DiscoveryHandler implements Handler {
    private final Supplier<ObjectNode> document;
    private final Release release;

    /** @param document asked for each time; its answers are never changed */
    public DiscoveryHandler(Supplier<ObjectNode> document, Release release) {
        this.document = document;
        this.release = release;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Optional<StatusException> refusal = exchange.method().equals("GET")
                ? RouteNegotiation.refusal(exchange, Set.of(), MediaType.OBJECTS, release)
                : Optional.of(RouteNegotiation.methodNotAllowed());
        if (refusal.isPresent()) {
            ErrorWriter.write(exchange, refusal.get());
            return;
        }
        answer(exchange, document.get());
    }

    /** Answers with a document, whatever the method. */
    public static void answer(HttpExchange exchange, ObjectNode document) throws IOException {
        OutputMediaType type;
        try {
            type = OutputNegotiation.require(exchange, EndpointRestrictions.NO_CONVERSION);
        } catch (StatusException notAcceptable) {
            ErrorWriter.write(exchange, notAcceptable);
            return;
        }
        ResponseWriter.write(exchange, 200, type, document);
    }
}
