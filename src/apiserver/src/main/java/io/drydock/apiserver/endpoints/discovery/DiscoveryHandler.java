package io.drydock.apiserver.endpoints.discovery;

import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.endpoints.negotiation.EndpointRestrictions;
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
    private static final Set<String> PRODUCED =
            Set.of("application/json", "application/yaml", "application/vnd.kubernetes.protobuf");

    private final Supplier<ObjectNode> document;

    /** @param document asked for each time; its answers are never changed */
    public DiscoveryHandler(Supplier<ObjectNode> document) {
        this.document = document;
    }

    public DiscoveryHandler(ObjectNode document) {
        this(() -> document);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Optional<StatusException> refusal = exchange.method().equals("GET")
                ? RouteNegotiation.refusal(exchange, Set.of(), PRODUCED)
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
