package io.drydock.chapters.chain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One request, its answer, and the way it took between them. The answer is kept in memory; chapter 8 has an exchange
 * that sends it.
 */
public class Exchange {
    private final String method;
    private final String path;
    private final String query;
    private final byte[] sent;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<String> way = new ArrayList<>();
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private int status;

    public Exchange(String method, String target) {
        this(method, target, new byte[0]);
    }

    /** @param target a path, and perhaps a query after a question mark */
    public Exchange(String method, String target, byte[] sent) {
        String[] parts = target.split("\\?", 2);
        this.method = method;
        this.path = parts[0];
        this.query = parts.length > 1 ? parts[1] : "";
        this.sent = sent;
    }

    public final String method() {
        return method;
    }

    public final String path() {
        return path;
    }

    /** The values of a parameter of the query, in their order; the empty text for one without a value. */
    public final List<String> query(String name) {
        return Arrays.stream(query.split("&"))
                .map(parameter ->
                        URLDecoder.decode(parameter, StandardCharsets.UTF_8).split("=", 2))
                .filter(parameter -> parameter[0].equals(name))
                .map(parameter -> parameter.length > 1 ? parameter[1] : "")
                .toList();
    }

    /** The body of the request. */
    public byte[] sent() throws IOException {
        return sent;
    }

    /** The group version that the path is of: {@code v1}, {@code apps/v1}, or empty when it is not of an API. */
    public final String groupVersion() {
        String[] parts = path.split("/");
        if (parts.length > 2 && parts[1].equals("api")) {
            return parts[2];
        }
        return parts.length > 3 && parts[1].equals("apis") ? parts[2] + "/" + parts[3] : "";
    }

    /** What filters have found out, for those behind them. */
    public final Map<String, String> attributes() {
        return attributes;
    }

    /** Notes a place that the request comes through. */
    public final void pass(String place) {
        way.add(place);
    }

    public final List<String> way() {
        return List.copyOf(way);
    }

    public final int status() {
        return status;
    }

    /** Begins the answer; what is written then is its body. */
    public OutputStream answer(int code, String contentType) throws IOException {
        status = code;
        return answer;
    }

    /** Answers with a text. */
    public final void answer(int code, String contentType, String body) throws IOException {
        answer(code, contentType).write(body.getBytes(StandardCharsets.UTF_8));
    }

    /** The answer's body, as far as it was kept. */
    public final String body() {
        return answer.toString(StandardCharsets.UTF_8);
    }
}
