package io.drydock.bench.limit;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/**
 * Answers a method and a path with the bytes that a POST to {@code /.answer/METHOD/STATUS/path} has left for them. A
 * GET with a query that begins with {@code watch} becomes a stream, which gets what was left for EVENT at every write
 * to its path.
 */
final class BareHandler extends Handler.Abstract.NonBlocking {
    private static final String LEAVE = "/.answer/";
    private static final HttpField JSON = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Stream> streams = new CopyOnWriteArrayList<>();

    private record Answer(int status, byte[] body, HttpField length) {
        static Answer of(int status, byte[] body) {
            return new Answer(
                    status, body, new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, Integer.toString(body.length)));
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        String query = request.getHttpURI().getQuery();
        if (query != null && query.startsWith("watch")) {
            response.setStatus(200);
            response.getHeaders().put(JSON);
            streams.add(new Stream(path, response));
        } else if (request.getMethod().equals("GET")) {
            answer(request.getMethod(), path, response, callback);
        } else {
            readThenAnswer(request, path, response, callback);
        }
        return true;
    }

    private void readThenAnswer(Request request, String path, Response response, Callback callback) {
        Content.Source.asByteBuffer(
                request,
                Promise.from(
                        body -> {
                            if (path.startsWith(LEAVE)) {
                                leave(path.substring(LEAVE.length()), body);
                                response.setStatus(201);
                                callback.succeeded();
                            } else {
                                answer(request.getMethod(), path, response, callback);
                                tellStreams(path);
                            }
                        },
                        callback::failed));
    }

    private void answer(String method, String path, Response response, Callback callback) {
        Answer answer = answers.get(key(method, path));
        if (answer == null) {
            response.setStatus(404);
            callback.succeeded();
            return;
        }
        response.setStatus(answer.status());
        response.getHeaders().put(JSON);
        response.getHeaders().put(answer.length());
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }

    /** @param what such as {@code GET/200/api/v1/pods} */
    private void leave(String what, ByteBuffer body) {
        String[] parts = what.split("/", 3);
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        answers.put(key(parts[0], "/" + parts[2]), Answer.of(Integer.parseInt(parts[1]), bytes));
    }

    private void tellStreams(String path) {
        Optional<Answer> event = Optional.ofNullable(answers.get(key("EVENT", path)));
        event.ifPresent(told -> streams.removeIf(stream -> stream.isOf(path) && !stream.offer(told.body())));
    }

    private static String key(String method, String path) {
        return method + path;
    }
}
