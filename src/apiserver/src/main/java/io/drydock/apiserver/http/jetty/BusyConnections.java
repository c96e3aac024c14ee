package io.drydock.apiserver.http.jetty;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Request;

/**
 * Knows which connections have a request under way, so that a shutdown can close all others soon and leave these their
 * time: a client may pause in the middle of a body, or take its time to read an answer.
 */
public final class BusyConnections {
    /** Clients keep connections open for later; at a shutdown there is no later. */
    private static final Duration SOON = Duration.ofMillis(100);

    /** How many requests of a connection are under way; what is decided about it is decided while its entry is held. */
    private final ConcurrentHashMap<EndPoint, Integer> requests = new ConcurrentHashMap<>();

    private volatile boolean closing;

    void begin(Request request) {
        EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
        requests.compute(connection, (busy, number) -> {
            if (closing) {
                busy.setIdleTimeout(PlainConnector.IDLE_TIMEOUT.toMillis());
            }
            return number == null ? 1 : number + 1;
        });
        Request.addCompletionListener(request, failure -> end(connection));
    }

    private void end(EndPoint connection) {
        boolean idle = requests.computeIfPresent(connection, (busy, number) -> number == 1 ? null : number - 1) == null;
        if (idle && closing) {
            closeSoonUnlessBusy(connection);
        }
    }

    /** Closes connections as soon as nothing has been under way on them for a moment. */
    public void closeIdle(Collection<EndPoint> connections) {
        closing = true;
        connections.forEach(raw ->
                closeSoonUnlessBusy(raw.getConnection() instanceof SslConnection tls ? tls.getSslEndPoint() : raw));
    }

    private void closeSoonUnlessBusy(EndPoint connection) {
        requests.compute(connection, (idle, number) -> {
            if (number == null) {
                idle.setIdleTimeout(SOON.toMillis());
            }
            return number;
        });
    }
}
