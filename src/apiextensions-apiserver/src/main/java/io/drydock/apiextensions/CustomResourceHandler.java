package io.drydock.apiextensions;

import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusDetails;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.PlainText;
import io.drydock.apiserver.http.StatusResponder;
import io.drydock.apiserver.request.RequestInfo;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Stands where custom resources would be answered. None are served, so there is nothing under {@code /apis} that the
 * servers before this one have not answered; but as long as the definitions have not been read nobody can know that,
 * and the answer is to come back later.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/customresource_handler.go: crdHandler"
 */
final class CustomResourceHandler implements Handler {
    private static final int RETRY_AFTER_SECONDS = 10;

    private final BooleanSupplier definitionsAreRead;
    private final StatusResponder responder;

    CustomResourceHandler(BooleanSupplier definitionsAreRead, StatusResponder responder) {
        this.definitionsAreRead = definitionsAreRead;
        this.responder = responder;
    }

    // tag::starting[]
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (mayBeDefined(exchange) && !definitionsAreRead.getAsBoolean()) {
            responder.respond(exchange, starting());
        } else {
            PlainText.notFound(exchange);
        }
    }
    // end::starting[]

    /** A resource, or the discovery document of a group or of one of its versions. */
    private static boolean mayBeDefined(HttpExchange exchange) {
        boolean isResource = exchange.attribute(RequestInfo.ATTRIBUTE)
                .map(RequestInfo::isResourceRequest)
                .orElse(false);
        long parts =
                exchange.path().chars().filter(character -> character == '/').count();
        return isResource || parts == 2 || parts == 3;
    }

    private static Status starting() {
        StatusDetails details = new StatusDetails("", "", "", "", List.of(), RETRY_AFTER_SECONDS);
        return Status.failure(503, "ServiceUnavailable", "server is starting", details);
    }
}
