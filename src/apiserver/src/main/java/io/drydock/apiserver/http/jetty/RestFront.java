package io.drydock.apiserver.http.jetty;

import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.PlainText;
import io.drydock.apiserver.http.RequestPath;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first of Jetty's handlers: answers the REST paths itself and lets every other path through to the servlets
 * behind it. Both ways end in the same handler.
 */
public final class RestFront extends org.eclipse.jetty.server.Handler.Wrapper {
    /** The attribute of a request let through: the client's certificates, as a {@code List<X509Certificate>}. */
    public static final String PEER_CERTIFICATES = "io.drydock.peerCertificates";

    /** The attribute of a request let through: its decoded path. */
    public static final String PATH = "io.drydock.path";

    private static final Logger LOG = LoggerFactory.getLogger(RestFront.class);

    private final Handler handler;
    private final BusyConnections connections;

    /** @param connections told about every request */
    public RestFront(Handler handler, BusyConnections connections) {
        this.handler = handler;
        this.connections = connections;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        connections.begin(request);
        String raw = request.getHttpURI().getPath();
        Optional<String> path = raw == null ? Optional.empty() : RequestPath.decode(raw);
        if (path.isEmpty()) {
            badRequest(response, callback);
        } else if (Thread.currentThread().isVirtual()) {
            serve(path.get(), request, response, callback);
        } else {
            // Jetty calls from one of its few platform threads, which handlers must not block.
            Thread.ofVirtual().name("request").start(() -> serve(path.get(), request, response, callback));
        }
        return true;
    }

    private void serve(String path, Request request, Response response, Callback callback) {
        if (isRest(path)) {
            serveRest(path, request, response, callback);
            return;
        }
        request.setAttribute(PATH, path);
        request.setAttribute(PEER_CERTIFICATES, JettyExchange.peerCertificates(request));
        request.addIdleTimeoutListener(timeout -> false);
        try {
            if (!super.handle(request, new GoContentTypes(request, response), callback)) {
                Response.writeError(request, response, callback, 404);
            }
        } catch (Exception failure) {
            Response.writeError(request, response, callback, failure);
        }
    }

    private void serveRest(String path, Request request, Response response, Callback callback) {
        JettyExchange exchange = new JettyExchange(request, response, path);
        try {
            handler.handle(exchange);
        } catch (Exception failure) {
            // Only what goes wrong after the panic filter has done its work gets here: the client is gone.
            LOG.debug("{} {} was broken off", exchange.method(), exchange.path(), failure);
            exchange.abort();
        } catch (Error fault) {
            LOG.error("{} {} ran into the limits of the JVM", exchange.method(), exchange.path(), fault);
            exchange.abort();
        }
        exchange.complete(callback);
    }

    private static boolean isRest(String path) {
        return path.startsWith("/api") && (path.length() == 4 || path.charAt(4) == '/' || path.startsWith("/apis"));
    }

    private static void badRequest(Response response, Callback callback) {
        response.setStatus(400);
        plainError(response.getRequest(), response, callback);
    }

    /**
     * Answers for what never becomes an exchange, such as a malformed request, with its status in plain text and the
     * end of the connection.
     */
    public static boolean plainError(Request request, Response response, Callback callback) {
        String text = response.getStatus() + " " + HttpStatus.getMessage(response.getStatus());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, PlainText.CONTENT_TYPE);
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), callback);
        return true;
    }
}
