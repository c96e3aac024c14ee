package io.drydock.apiserver.http.jetty;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Puts Jetty on a listening socket with HTTP/1.1 and nothing more. */
public final class PlainConnector {
    private static final int MAX_HEADER_BYTES = 1 << 20;
    static final Duration IDLE_TIMEOUT = Duration.ofMinutes(3);

    private PlainConnector() {}

    /** @param listener bound already */
    public static ServerConnector create(Server server, ServerSocketChannel listener) {
        return opened(new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration())), listener);
    }

    static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(true);
        configuration.setRequestHeaderSize(MAX_HEADER_BYTES);
        // Names in paths may hold escaped slashes and the like; RequestPath decodes them as Go does.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setNotifyRemoteAsyncErrors(true);
        // Else a header in other letters than before on its connection reads as the one before.
        configuration.setHeaderCacheCaseSensitive(true);
        return configuration;
    }

    static ServerConnector opened(ServerConnector connector, ServerSocketChannel listener) {
        connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        connector.setShutdownIdleTimeout(IDLE_TIMEOUT.toMillis());
        try {
            connector.open(listener);
        } catch (IOException closed) {
            throw new IllegalStateException("the listener is not open", closed);
        }
        return connector;
    }
}
