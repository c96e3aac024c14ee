package io.drydock.apiserver.proxy;

import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/**
 * Passes a request on to another server, and its answer back. A request that asks to go on in another protocol, as
 * streams into containers do, becomes a tunnel that carries whatever the two ends say.
 *
 * <p>Links inside of pages are left as they are; redirects are made to lead back through here.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/proxy/upgradeaware.go: UpgradeAwareHandler"
 */
public final class UpgradeAwareHandler implements Handler {
    private static final int MOVED_PERMANENTLY = 301;

    private final Location location;
    private final Transport transport;
    private final Kind kind;

    /** What is passed on. */
    public enum Kind {
        /** Requests to something behind the server, which is to know for whom they are made. */
        REVERSE_PROXY,
        /** Nothing but requests to go on in another protocol. */
        UPGRADES_ONLY
    }

    public UpgradeAwareHandler(Location location, Transport transport, Kind kind) {
        this.location = location;
        this.transport = transport;
        this.kind = kind;
    }

    /** @throws StatusException when the other server cannot be reached: 503, or 500 for a request to upgrade */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (isUpgrade(exchange)) {
            new Upgrade(location, transport).handle(exchange);
            return;
        }
        if (kind == Kind.UPGRADES_ONLY) {
            throw StatusErrors.badRequest("Upgrade request required");
        }
        Location target = location.withRawQuery(exchange.rawQuery());
        if (!target.path().endsWith("/") && exchange.path().endsWith("/")) {
            target = target.withPath(target.path() + "/");
        }
        if (target.path().isEmpty()) {
            redirectToSlash(exchange);
            return;
        }
        pass(exchange, target);
    }

    private static boolean isUpgrade(HttpExchange exchange) {
        return exchange.headers("Connection").stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .anyMatch(option -> option.strip().equalsIgnoreCase("upgrade"));
    }

    private static void redirectToSlash(HttpExchange exchange) throws IOException {
        String query = exchange.rawQuery();
        exchange.setStatus(MOVED_PERMANENTLY);
        exchange.setHeader("Location", exchange.path() + "/" + (query.isEmpty() ? "" : "?" + query));
        exchange.setHeader("Content-Length", "0");
        exchange.output().flush();
    }

    private void pass(HttpExchange exchange, Location target) throws IOException {
        ForwardedRequest request = new ForwardedRequest(exchange, target);
        HttpResponse<InputStream> response;
        try {
            response = transport.roundTrip(request.toRequest());
        } catch (DialException failure) {
            throw StatusErrors.serviceUnavailable("error trying to reach service: " + failure.getMessage());
        }
        try (InputStream body = response.body()) {
            exchange.setStatus(response.statusCode());
            response.headers().map().forEach((name, values) -> {
                if (ForwardedHeaders.goBack(name)) {
                    values.forEach(value -> exchange.addHeader(name, value));
                }
            });
            Optional<String> redirect = response.headers().firstValue("Location");
            redirect.ifPresent(to -> exchange.setHeader("Location", request.leadingBack(to)));
            BodyCopy.to(exchange, body);
        }
    }

    /** What an error without a status of its own is answered with. */
    static StatusException unknown(String message) {
        return new StatusException(Status.failure(500, "", message));
    }
}
