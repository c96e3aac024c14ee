package io.drydock.apiserver.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * One request and its answer. A handler runs on a virtual thread of its own and may block.
 *
 * <p>Status and headers can be set until the first byte is written; from then on {@link #isCommitted()} is true.
 */
public interface HttpExchange {

    String method();

    /** The path, percent-decoded, always beginning with a slash. */
    String path();

    /** The query as it was sent, without the question mark; empty when there is none. */
    String rawQuery();

    /** The query, decoded. */
    Query query();

    /** {@code HTTP/1.1} or {@code HTTP/2.0}. */
    String protocol();

    /** The address of the other end, without its port. */
    String remoteAddress();

    /** The first value of a request header, its name in any case; empty when it was not sent. */
    default String header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? "" : values.getFirst();
    }

    List<String> headers(String name);

    /** The names of all request headers. */
    List<String> headerNames();

    InputStream body();

    /** The certificates the client showed, its own first; empty when it showed none. They are not verified yet. */
    List<X509Certificate> peerCertificates();

    /** What an earlier filter left for later ones. */
    <T> Optional<T> attribute(Attribute<T> attribute);

    <T> void setAttribute(Attribute<T> attribute, T value);

    int status();

    void setStatus(int status);

    /** Replaces every value of a response header. */
    void setHeader(String name, String value);

    void addHeader(String name, String value);

    /** The answer's body; flushing it sends what was written so far. */
    OutputStream output() throws IOException;

    boolean isCommitted();

    /** Calls back once when the client has gone before the answer was complete; at once if it already has. */
    void onDisconnect(Runnable callback);

    /** Breaks the connection off, so that the client sees an error rather than a short answer. */
    void abort();

    /**
     * Answers with a WebSocket, once the handler has returned.
     *
     * @return false when the connection cannot become one; then an ordinary answer is still to be given
     */
    default boolean upgrade(WebSocketConversation conversation) {
        return false;
    }

    /**
     * Hands the connection over once the handler has returned and the answer's head, whose status is 101, is sent: from
     * then on it carries what the client and the socket say to each other, until one of them ends it. The socket is
     * closed then.
     *
     * @return false when the connection cannot become a tunnel; then an ordinary answer is still to be given
     */
    default boolean tunnel(Socket other) {
        return false;
    }

    /** Sends a whole answer. */
    default void send(int status, String contentType, byte[] body) throws IOException {
        setStatus(status);
        setHeader("Content-Type", contentType);
        setHeader("Content-Length", Integer.toString(body.length));
        output().write(body);
    }
}
