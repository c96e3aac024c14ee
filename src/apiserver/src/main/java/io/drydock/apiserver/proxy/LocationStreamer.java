package io.drydock.apiserver.proxy;

import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.http.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/**
 * Answers with what another server has at a location.
 *
 * @param contentType of the answer, whatever the other server says
 * @see "Go: staging/src/k8s.io/apiserver/pkg/registry/generic/rest/streamer.go: LocationStreamer"
 */
public record LocationStreamer(Location location, Transport transport, String contentType) {
    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;
    private static final int MOST_ERROR_BYTES = 50_000;

    /**
     * @param resource named in the error when the other server refuses
     * @throws StatusException 500 when the other server cannot be reached, and what comes close to its own refusal
     */
    public void stream(HttpExchange exchange, GroupResource resource, String name) throws IOException {
        HttpResponse<InputStream> response;
        try {
            response =
                    transport.roundTrip(HttpRequest.newBuilder(location.toUri()).build());
        } catch (DialException failure) {
            throw UpgradeAwareHandler.unknown("Get \"" + location + "\": " + failure.getMessage());
        }
        try (InputStream body = response.body()) {
            if (response.statusCode() < OK || response.statusCode() > PARTIAL_CONTENT) {
                String text = new String(body.readNBytes(MOST_ERROR_BYTES), StandardCharsets.UTF_8);
                throw refused(response.statusCode(), text, resource, name);
            }
            exchange.setStatus(OK);
            exchange.setHeader("Content-Type", contentType);
            BodyCopy.to(exchange, body);
        }
    }

    private static StatusException refused(int status, String text, GroupResource resource, String name) {
        return switch (status) {
            case 500 -> StatusErrors.internalError(text);
            case 400 -> StatusErrors.badRequest(text);
            default -> ServerRefusal.of(status, text, resource, name);
        };
    }
}
