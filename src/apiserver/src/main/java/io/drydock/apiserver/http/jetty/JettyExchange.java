package io.drydock.apiserver.http.jetty;

import io.drydock.apiserver.http.BaseExchange;
import io.drydock.apiserver.http.UnreadBody;
import io.drydock.apiserver.http.WebSocketConversation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** An exchange straight on Jetty's request and response. */
final class JettyExchange extends BaseExchange {
    private final Request request;
    private final Response response;
    private final String path;
    private final JettyOutput output;
    private @Nullable InputStream body;
    private boolean aborted;
    private Optional<WebSocketConversation> conversation = Optional.empty();
    private Optional<Socket> tunnel = Optional.empty();

    JettyExchange(Request request, Response response, String path) {
        this.request = request;
        this.response = response;
        this.path = path;
        this.output = new JettyOutput(response, this::disconnected);
        request.addFailureListener(failure -> disconnected());
        // A quiet watch is no failure; what must end in time is ended by the timeout filter.
        request.addIdleTimeoutListener(timeout -> false);
    }

    /** Ends the exchange after its handler has returned. */
    void complete(Callback callback) {
        if (aborted) {
            callback.failed(new IOException("aborted by the handler"));
        } else if (tunnel.isPresent()) {
            TunnelConnection.begin(request, response, callback, tunnel.get());
        } else if (conversation.isPresent()) {
            WebSocketUpgrade.begin(request, response, callback, conversation.get());
        } else {
            if (!isReadToItsEnd()) {
                drain();
            }
            output.complete(callback);
        }
    }

    /** Does not wait. Whole requests without a body are at their end from the beginning. */
    private boolean isReadToItsEnd() {
        for (Content.Chunk chunk = request.read(); chunk != null; chunk = request.read()) {
            chunk.release();
            if (chunk.isLast()) {
                return true;
            }
        }
        return false;
    }

    private void drain() {
        try {
            output.flush();
            UnreadBody.drain(body());
        } catch (IOException broken) {
            disconnected();
        }
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String rawQuery() {
        String query = request.getHttpURI().getQuery();
        return query == null ? "" : query;
    }

    @Override
    public String protocol() {
        return request.getConnectionMetaData().getHttpVersion().asString();
    }

    @Override
    public String remoteAddress() {
        return Request.getRemoteAddr(request);
    }

    @Override
    public List<String> headers(String name) {
        return request.getHeaders().getValuesList(name);
    }

    @Override
    public List<String> headerNames() {
        return List.copyOf(request.getHeaders().getFieldNamesCollection());
    }

    @Override
    public InputStream body() {
        InputStream known = body;
        if (known == null) {
            // Only one: a stream keeps what it has of a chunk that was not read whole.
            known = Content.Source.asInputStream(request);
            body = known;
        }
        return known;
    }

    @Override
    public List<X509Certificate> peerCertificates() {
        return peerCertificates(request);
    }

    static List<X509Certificate> peerCertificates(Request request) {
        EndPoint.SslSessionData session =
                request.getConnectionMetaData().getConnection().getEndPoint().getSslSessionData();
        if (session == null || session.peerCertificates() == null) {
            return List.of();
        }
        return List.of(session.peerCertificates());
    }

    @Override
    public int status() {
        int status = response.getStatus();
        return status == 0 ? 200 : status;
    }

    @Override
    public void setStatus(int status) {
        response.setStatus(status);
    }

    @Override
    public void setHeader(String name, String value) {
        response.getHeaders().put(name, bytesOf(value));
    }

    /** The value as it goes over the wire, each byte of its UTF-8 form a character: Jetty sends no others. */
    private static String bytesOf(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) >= 0x80) {
                return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            }
        }
        return value;
    }

    @Override
    public void addHeader(String name, String value) {
        response.getHeaders().add(name, bytesOf(value));
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public boolean isCommitted() {
        return response.isCommitted() || output.hasBytes();
    }

    @Override
    public boolean upgrade(WebSocketConversation wanted) {
        conversation = Optional.of(wanted);
        return true;
    }

    @Override
    public boolean tunnel(Socket other) {
        boolean possible = request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1;
        if (possible) {
            tunnel = Optional.of(other);
        }
        return possible;
    }

    @Override
    public void abort() {
        aborted = true;
        try {
            // Jetty answers an uncommitted failure with an error page; a committed one it breaks off.
            output.flush();
        } catch (IOException alreadyBroken) {
            disconnected();
        }
    }
}
