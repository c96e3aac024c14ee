package io.drydock.kubeapiserver.protobuf;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.protobuf.ProtobufDecoder;
import io.drydock.apimachinery.protobuf.ProtobufEncoder;
import io.drydock.kubeapiserver.running.RunningServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An administrator who speaks protobuf with a server. */
record Wire(RunningServer server, Release release, HttpClient client) implements AutoCloseable {
    static final String PROTOBUF = "application/vnd.kubernetes.protobuf";
    private static final String TOKEN = "Bearer admintoken";

    static Wire start(String release) throws IOException, InterruptedException {
        RunningServer server = RunningServer.start("--emulated-version=" + release);
        return new Wire(server, Release.parse(release), server.client());
    }

    /** Sends an object, given in JSON, in protobuf. */
    Answer send(String method, String path, String json) throws IOException, InterruptedException {
        ObjectNode tree = (ObjectNode) JsonMapper.shared().readTree(json);
        byte[] body = new ProtobufEncoder(release).message(tree).alone().toByteArray();
        return sendBytes(method, path, body, PROTOBUF);
    }

    Answer sendBytes(String method, String path, byte[] body, String accept) throws IOException, InterruptedException {
        HttpRequest request = request(path, accept)
                .header("Content-Type", PROTOBUF)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return new Answer(client.send(request, HttpResponse.BodyHandlers.ofByteArray()), release);
    }

    Answer get(String path, String accept) throws IOException, InterruptedException {
        return new Answer(client.send(request(path, accept).build(), HttpResponse.BodyHandlers.ofByteArray()), release);
    }

    Answer get(String path) throws IOException, InterruptedException {
        return get(path, PROTOBUF);
    }

    ObjectNode getJson(String path) throws IOException, InterruptedException {
        return (ObjectNode)
                JsonMapper.shared().readTree(get(path, "application/json").bytes());
    }

    HttpResponse<InputStream> watch(String path, String accept) throws IOException, InterruptedException {
        return client.send(request(path, accept).build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder request(String path, String accept) {
        return HttpRequest.newBuilder(server.url().resolve(path))
                .header("Authorization", TOKEN)
                .header("Accept", accept);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }

    /** What came back. */
    record Answer(HttpResponse<byte[]> response, Release release) {
        int code() {
            return response.statusCode();
        }

        byte[] bytes() {
            return response.body();
        }

        String contentType() {
            return response.headers().firstValue("Content-Type").orElse("");
        }

        /** Read as protobuf. */
        ObjectNode tree() {
            return new ProtobufDecoder(release).decode(bytes());
        }
    }
}
