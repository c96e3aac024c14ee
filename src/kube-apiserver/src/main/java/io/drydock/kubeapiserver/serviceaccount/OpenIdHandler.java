package io.drydock.kubeapiserver.serviceaccount;

import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusDetails;
import io.drydock.apiserver.endpoints.responsewriters.ErrorWriter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Serves one of the OpenID documents to whoever accepts its media type.
 *
 * @see "Go: pkg/routes/openidmetadata.go: OpenIDMetadataServer"
 */
public final class OpenIdHandler implements Handler {
    private static final String JSON = "application/json";

    private final String mediaType;
    private final Supplier<byte[]> document;

    private OpenIdHandler(String mediaType, Supplier<byte[]> document) {
        this.mediaType = mediaType;
        this.document = document;
    }

    /** For {@link OpenIdMetadata#CONFIGURATION_PATH}. */
    public static OpenIdHandler configuration(OpenIdMetadata metadata) {
        return new OpenIdHandler(JSON, metadata::configuration);
    }

    /** For {@link OpenIdMetadata#KEYS_PATH}. */
    public static OpenIdHandler keySet(OpenIdMetadata metadata) {
        return new OpenIdHandler("application/jwk-set+json", metadata::keySet);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!exchange.method().equals("GET")) {
            refuse(
                    exchange,
                    405,
                    "MethodNotAllowed",
                    "the server does not allow this method on the requested resource");
        } else if (!accepted(exchange.headers("Accept"))) {
            refuse(exchange, 406, "NotAcceptable", "406: Not Acceptable");
        } else {
            exchange.setHeader("Cache-Control", "public, max-age=3600");
            exchange.send(200, mediaType, document.get());
        }
    }

    private boolean accepted(List<String> headers) {
        String mainType = mediaType.substring(0, mediaType.indexOf('/') + 1);
        return headers.isEmpty()
                || headers.stream()
                        .flatMap(header -> List.of(header.split(",")).stream())
                        .map(range -> range.split(";", 2)[0].strip())
                        .anyMatch(range ->
                                range.equals("*/*") || range.equals(mainType + "*") || range.equals(mediaType));
    }

    private static void refuse(HttpExchange exchange, int code, String reason, String message) throws IOException {
        ErrorWriter.respond(exchange, Status.failure(code, reason, message, StatusDetails.of("", "", "")));
    }
}
