package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apiserver.endpoints.negotiation.OutputMediaType;
import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.ObjectEvent;
import io.drydock.apiserver.registry.rest.ObjectWatch;
import io.drydock.apiserver.registry.rest.Watcher;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Streams the changes of what the request selects until its time is over, the client goes, the watch ends or the server
 * shuts down. What has come in together is sent together.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/watch.go: WatchServer.ServeHTTP"
 */
public final class WatchHandler extends RestHandler {
    private static final Duration WITHOUT_END = Duration.ofDays(365);

    private final Watcher storage;
    private final Set<String> selectableFields;

    private WatchHandler(EndpointScope endpoint, Watcher storage, Set<String> selectableFields) {
        super(endpoint);
        this.storage = storage;
        this.selectableFields = selectableFields;
    }

    static WatchHandler byQuery(EndpointScope endpoint, Watcher storage, Set<String> selectableFields) {
        return new WatchHandler(endpoint, storage, selectableFields);
    }

    /** For the old paths that have {@code /watch/} before the resource, and watch whatever the query says. */
    public static WatchHandler byPath(EndpointScope endpoint, Watcher storage, Set<String> selectableFields) {
        return new WatchHandler(endpoint, storage, selectableFields);
    }

    @Override
    void answer(RestCall call) throws IOException {
        call.output();
        ListRequest request = ListRequest.of(call, selectableFields, call.info().name(), true);
        serve(call, request.options());
    }

    void serve(RestCall call, ListOptions options) throws IOException {
        OutputMediaType wanted = call.streamOutput();
        EventFrames frames = EventFrames.of(call, wanted);
        OpenWatches open = call.endpoint().settings().openWatches();
        boolean webSocket = WebSocketWatch.isAskedFor(call.exchange());
        if (webSocket && call.exchange().header("Origin").isEmpty()) {
            // Go's library takes no handshake that does not say where it comes from.
            call.exchange().setStatus(403);
            return;
        }
        ObjectWatch watch = storage.watch(call.scope(), options);
        long end = System.nanoTime()
                + lifetime(call.endpoint().settings(), options).toNanos();
        if (webSocket) {
            open.add(watch);
            if (call.exchange().upgrade(new WebSocketWatch(watch, frames, end, open))) {
                return;
            }
        }
        try (watch) {
            open.add(watch);
            call.exchange().onDisconnect(watch::close);
            stream(call.exchange(), wanted, watch, frames, end);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(watch);
        }
    }

    private static Duration lifetime(EndpointSettings settings, ListOptions options) {
        long asked = options.timeoutSeconds().orElse(0);
        if (asked > 0) {
            return Duration.ofSeconds(Math.min(asked, WITHOUT_END.toSeconds()));
        }
        long least = settings.minRequestTimeout().toMillis();
        // Spread out, so that clients that began together do not all come back together.
        return least > 0 ? Duration.ofMillis(ThreadLocalRandom.current().nextLong(least, 2 * least)) : WITHOUT_END;
    }

    private static void stream(
            HttpExchange exchange, OutputMediaType wanted, ObjectWatch watch, EventFrames frames, long end)
            throws IOException, InterruptedException {
        exchange.setStatus(200);
        exchange.setHeader("Content-Type", wanted.streamText());
        OutputStream out = exchange.output();
        out.flush();
        boolean unsent = false;
        while (true) {
            Duration wait = unsent ? Duration.ZERO : Duration.ofNanos(end - System.nanoTime());
            Optional<ObjectEvent> event = wait.isNegative() ? Optional.empty() : watch.next(wait);
            if (event.isPresent()) {
                frames.write(event.get(), out);
                unsent = true;
            } else if (unsent) {
                out.flush();
                unsent = false;
            }
            boolean over = event.isEmpty() && (watch.ended() || System.nanoTime() - end >= 0);
            if (over) {
                return;
            }
        }
    }
}
