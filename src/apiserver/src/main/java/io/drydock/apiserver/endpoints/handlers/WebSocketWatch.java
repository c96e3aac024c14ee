package io.drydock.apiserver.endpoints.handlers;

import io.drydock.apiserver.http.HttpExchange;
import io.drydock.apiserver.http.WebSocketConversation;
import io.drydock.apiserver.registry.rest.ObjectEvent;
import io.drydock.apiserver.registry.rest.ObjectWatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A watch over a WebSocket: every event is a message.
 *
 * @param end when it is over, as {@link System#nanoTime()} counts
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/watch.go: WatchServer.HandleWS"
 */
record WebSocketWatch(ObjectWatch watch, EventFrames frames, long end, OpenWatches open)
        implements WebSocketConversation {
    private static final Pattern COMMA = Pattern.compile(",");

    /** @see "Go: staging/src/k8s.io/apiserver/pkg/util/wsstream/conn.go: IsWebSocketRequest" */
    static boolean isAskedFor(HttpExchange exchange) {
        return exchange.header("Upgrade").equalsIgnoreCase("websocket")
                && exchange.headers("Connection").stream()
                        .flatMap(COMMA::splitAsStream)
                        .anyMatch(option -> option.strip().equalsIgnoreCase("upgrade"));
    }

    @Override
    public void talk(Messages messages) throws IOException, InterruptedException {
        while (!watch.ended()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return;
            }
            Optional<ObjectEvent> event = watch.next(Duration.ofNanos(left));
            if (event.isPresent()) {
                ByteArrayOutputStream message = new ByteArrayOutputStream();
                frames.writeAlone(event.get(), message);
                if (frames.isBinary()) {
                    messages.binary(message.toByteArray());
                } else {
                    messages.text(message.toByteArray());
                }
            }
        }
    }

    @Override
    public void closed() {
        open.remove(watch);
        watch.close();
    }
}
