package io.drydock.apiserver.endpoints.responsewriters;

import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusDetails;
import io.drydock.apiserver.audit.AuditBodies;
import io.drydock.apiserver.endpoints.negotiation.EndpointRestrictions;
import io.drydock.apiserver.endpoints.negotiation.OutputMediaType;
import io.drydock.apiserver.endpoints.negotiation.OutputNegotiation;
import io.drydock.apiserver.http.HttpExchange;
import java.io.IOException;
import java.util.Optional;

/**
 * Answers with a failure, in the form the client reads best.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/responsewriters/writers.go: ErrorNegotiated"
 */
public final class ErrorWriter {
    private ErrorWriter() {}

    /** An answer that has begun cannot become an error any more: its connection is broken off. */
    public static void write(HttpExchange exchange, Throwable failure) throws IOException {
        Status status = ErrorStatus.of(failure);
        if (exchange.isCommitted()) {
            exchange.abort();
            return;
        }
        respond(exchange, status);
    }

    /** Answers with a status as it is; one that carries no code counts as 500. */
    public static void respond(HttpExchange exchange, Status status) throws IOException {
        int retryAfter = status.details().map(StatusDetails::retryAfterSeconds).orElse(0);
        if (retryAfter > 0) {
            exchange.setHeader("Retry-After", Integer.toString(retryAfter));
        }
        int code = status.code() == 0 ? 500 : status.code();
        Optional<OutputMediaType> wanted = OutputNegotiation.negotiate(exchange, EndpointRestrictions.NO_CONVERSION);
        OutputMediaType type =
                wanted.orElseGet(() -> new OutputMediaType(OutputMediaType.JSON.format(), true, Optional.empty()));
        AuditBodies.of(exchange).status(status.toTree());
        ResponseWriter.write(exchange, code, type, status.toTree());
    }
}
