package io.drydock.apiserver.http.jetty;

import io.drydock.apiserver.http.WebSocketConversation;
import java.time.Duration;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.exception.WebSocketException;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/**
 * Answers a request with a WebSocket. What Jetty needs for that is loaded with the first such request.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/util/wsstream/conn.go"
 */
final class WebSocketUpgrade {
    private WebSocketUpgrade() {}

    static void begin(Request request, Response response, Callback callback, WebSocketConversation conversation) {
        Server server = request.getConnectionMetaData().getConnector().getServer();
        WebSocketMappings mappings = new WebSocketMappings(components(server));
        WebSocketNegotiator negotiator = (asked, answered, done) -> {
            // Any name is good for a stream of messages, but clients insist on hearing the one they said.
            if (asked.getSubProtocols().size() == 1) {
                answered.setAcceptedSubProtocol(asked.getSubProtocols().getFirst());
            }
            return new WebSocketFrames(conversation);
        };
        Configuration.ConfigurationCustomizer quietForLong = new Configuration.ConfigurationCustomizer();
        quietForLong.setIdleTimeout(Duration.ZERO);
        boolean upgraded;
        try {
            upgraded = mappings.upgrade(negotiator, request, response, callback, quietForLong);
        } catch (WebSocketException | HttpException.RuntimeException noHandshake) {
            upgraded = false;
        }
        if (!upgraded) {
            conversation.closed();
            Response.writeError(request, response, callback, 400);
        }
    }

    private static WebSocketComponents components(Server server) {
        // Two first requests at once must not both make them.
        synchronized (server) {
            return WebSocketServerComponents.ensureWebSocketComponents(server);
        }
    }
}
