package io.drydock.kubeapiserver.registry.core.componentstatus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.apiserver.proxy.TlsTrust;
import io.drydock.apiserver.proxy.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Asks a component of this machine how it is, over HTTP. Its certificate is its own, which nobody has signed.
 *
 * @see "Go: pkg/probe/http/http.go: DoHTTPProbe"
 */
final class HealthzProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LONGEST_ANSWER = 10 << 10;
    private static final int MULTIPLE_CHOICES = 300;
    private static final int BAD_REQUEST = 400;

    private final URI location;
    private final Transport transport = new Transport(TlsTrust.ANYBODY, PATIENCE);

    HealthzProbe(URI location) {
        this.location = location;
    }

    Health health() {
        HttpRequest request = HttpRequest.newBuilder(location).timeout(PATIENCE).build();
        try {
            HttpResponse<InputStream> answer = transport.roundTrip(request);
            try (InputStream body = answer.body()) {
                return judge(answer.statusCode(), new String(body.readNBytes(LONGEST_ANSWER), UTF_8));
            }
        } catch (IOException failure) {
            return Health.ill("Get \"" + location + "\": " + failure.getMessage());
        }
    }

    private static Health judge(int code, String body) {
        if (code >= BAD_REQUEST) {
            return Health.ill("HTTP probe failed with statuscode: " + code);
        }
        return Health.well(code >= MULTIPLE_CHOICES ? "Probe terminated redirects, Response body: " + body : body);
    }
}
