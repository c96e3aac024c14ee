package io.drydock.chapters.chain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    private final Map<String, String> attributes = new HashMap<>();
    private final List<String> way = new ArrayList<>();
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private int status;

    public Exchange(String method, String path) {
        this.method = method;
        this.path = path;
    }

    public final String method() {
        return method;
    }

    public final String path() {
        return path;
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
