package io.drydock.apiserver.proxy;

import io.drydock.apiserver.http.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Asks another server to go on in another protocol, and connects the two ends when it agrees.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/proxy/upgradeaware.go: tryUpgrade"
 */
final class Upgrade {
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int FIRST_ERROR = 400;
    /** What a server that refuses may say about it. */
    private static final int MOST_REFUSAL_BYTES = 1 << 20;

    private static final Duration REFUSAL_WAIT = Duration.ofSeconds(10);

    private final Location location;
    private final Transport transport;

    Upgrade(Location location, Transport transport) {
        this.location = location;
        this.transport = transport;
    }

    void handle(HttpExchange exchange) throws IOException {
        Socket backend;
        try {
            backend = transport.dial(location.toUri());
        } catch (DialException failure) {
            throw UpgradeAwareHandler.unknown("error dialing backend: " + failure.getMessage());
        }
        boolean isHandedOver = false;
        try {
            ResponseHead head = ask(exchange, backend);
            if (head.status() == SWITCHING_PROTOCOLS) {
                isHandedOver = switchProtocols(exchange, backend, head);
            } else {
                refuse(exchange, backend, head);
            }
        } finally {
            if (!isHandedOver) {
                backend.close();
            }
        }
    }

    private ResponseHead ask(HttpExchange exchange, Socket backend) throws IOException {
        try {
            backend.getOutputStream().write(head(exchange).getBytes(StandardCharsets.ISO_8859_1));
            backend.getOutputStream().flush();
            return ResponseHead.read(backend.getInputStream());
        } catch (IOException failure) {
            throw UpgradeAwareHandler.unknown("error sending request: " + failure.getMessage());
        }
    }

    private String head(HttpExchange exchange) throws DialException {
        StringBuilder head = new StringBuilder(exchange.method()).append(' ');
        String path = location.toUri().getRawPath();
        head.append(path.isEmpty() ? "/" : path);
        String query = location.toUri().getRawQuery();
        if (query != null) {
            head.append('?').append(query);
        }
        head.append(" HTTP/1.1\r\nHost: ").append(location.hostPort()).append("\r\n");
        for (String name : exchange.headerNames()) {
            if (ForwardedHeaders.goForthInUpgrade(name)) {
                exchange.headers(name)
                        .forEach(value ->
                                head.append(name).append(": ").append(value).append("\r\n"));
            }
        }
        head.append("X-Forwarded-For: ")
                .append(ForwardedRequest.forwardedFor(exchange))
                .append("\r\n\r\n");
        return head.toString();
    }

    private static boolean switchProtocols(HttpExchange exchange, Socket backend, ResponseHead head) {
        if (!exchange.tunnel(backend)) {
            throw UpgradeAwareHandler.unknown(
                    "error hijacking connection: " + exchange.protocol() + " cannot be upgraded");
        }
        exchange.setStatus(SWITCHING_PROTOCOLS);
        head.headers().forEach((name, values) -> values.forEach(value -> exchange.addHeader(name, value)));
        return true;
    }

    private static void refuse(HttpExchange exchange, Socket backend, ResponseHead head) throws IOException {
        if (head.status() < FIRST_ERROR || head.isChunked()) {
            throw UpgradeAwareHandler.unknown("invalid upgrade response: status code " + head.status());
        }
        backend.setSoTimeout(Math.toIntExact(REFUSAL_WAIT.toMillis()));
        InputStream input = backend.getInputStream();
        byte[] body = input.readNBytes(
                Math.min(MOST_REFUSAL_BYTES, head.contentLength().orElse(MOST_REFUSAL_BYTES)));
        exchange.send(head.status(), head.first("content-type").orElse("text/plain"), body);
    }
}
