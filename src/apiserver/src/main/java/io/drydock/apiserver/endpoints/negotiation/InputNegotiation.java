package io.drydock.apiserver.endpoints.negotiation;

import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.http.HttpExchange;
import java.util.List;

/**
 * Finds out in which form a request's body came.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/negotiation/negotiate.go: NegotiateInputSerializer"
 */
public final class InputNegotiation {
    private InputNegotiation() {}

    /**
     * The form to read the body in.
     *
     * @throws StatusException 415 when the form is not one that can be read
     */
    public static MediaType require(HttpExchange exchange) {
        String contentType = exchange.header("Content-Type");
        if (contentType.isEmpty()) {
            return MediaType.JSON;
        }
        return MediaType.of(contentType).orElseThrow(() -> unsupported(MediaType.OBJECTS));
    }

    /** The content type of the request's body, without its parameters. */
    public static String contentType(HttpExchange exchange) {
        return MediaType.withoutParameters(exchange.header("Content-Type"));
    }

    /** A body in a form that is not among those accepted. */
    public static StatusException unsupported(List<String> accepted) {
        return new StatusException(Status.failure(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: "
                        + String.join(", ", accepted)));
    }
}
