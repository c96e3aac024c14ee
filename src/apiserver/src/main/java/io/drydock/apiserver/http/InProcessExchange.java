package io.drydock.apiserver.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An exchange without a socket: the loopback client and tests hand it to a handler and read the answer from it. Its
 * answer is collected in memory, so it does not suit watches.
 */
public final class InProcessExchange extends BaseExchange {
    private final String method;
    private final String path;
    private final String rawQuery;
    private final byte[] body;
    private final Map<String, List<String>> requestHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, List<String>> responseHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private int status = 200;
    private boolean aborted;

    private InProcessExchange(String method, String path, String rawQuery, byte[] body) {
        this.method = method;
        this.path = path;
        this.rawQuery = rawQuery;
        this.body = body;
    }

    /**
     * @param target the path, percent-encoded as in a request line, with its query if any
     * @throws IllegalArgumentException when the path does not decode
     */
    public static InProcessExchange of(String method, String target, byte[] body) {
        int mark = target.indexOf('?');
        String rawPath = mark < 0 ? target : target.substring(0, mark);
        String path =
                RequestPath.decode(rawPath).orElseThrow(() -> new IllegalArgumentException("not a path: " + rawPath));
        return new InProcessExchange(method, path, mark < 0 ? "" : target.substring(mark + 1), body);
    }

    public static InProcessExchange get(String target) {
        return of("GET", target, new byte[0]);
    }

    /** Adds a header to the request. */
    public InProcessExchange withHeader(String name, String value) {
        requestHeaders.merge(
                name,
                List.of(value),
                (before, added) ->
                        Stream.concat(before.stream(), added.stream()).toList());
        return this;
    }

    /** The answer's body so far. */
    public byte[] answer() {
        return output.toByteArray();
    }

    /** The answer's body so far, as text. */
    public String answerText() {
        return output.toString(StandardCharsets.UTF_8);
    }

    /** The first value of a header of the answer. */
    public Optional<String> answerHeader(String name) {
        return answerHeaders(name).stream().findFirst();
    }

    /** All values of a header of the answer. */
    public List<String> answerHeaders(String name) {
        return responseHeaders.getOrDefault(name, List.of());
    }

    public boolean aborted() {
        return aborted;
    }

    /** What a carrier does when its client goes away. */
    public void disconnect() {
        disconnected();
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String rawQuery() {
        return rawQuery;
    }

    @Override
    public String protocol() {
        return "HTTP/1.1";
    }

    @Override
    public String remoteAddress() {
        return "127.0.0.1";
    }

    @Override
    public List<String> headers(String name) {
        return requestHeaders.getOrDefault(name, List.of());
    }

    @Override
    public List<String> headerNames() {
        return List.copyOf(requestHeaders.keySet());
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(body);
    }

    @Override
    public List<X509Certificate> peerCertificates() {
        return List.of();
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public void setStatus(int status) {
        this.status = status;
    }

    @Override
    public void setHeader(String name, String value) {
        responseHeaders.put(name, List.of(value));
    }

    @Override
    public void addHeader(String name, String value) {
        responseHeaders.merge(
                name,
                List.of(value),
                (before, added) ->
                        Stream.concat(before.stream(), added.stream()).toList());
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public boolean isCommitted() {
        return output.size() > 0;
    }

    @Override
    public void abort() {
        aborted = true;
    }
}
