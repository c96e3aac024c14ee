package io.drydock.kubeapiserver.replicas;

import io.drydock.apimachinery.json.JsonDecoder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * Talks to one server as one user.
 *
 * @param token of the user, as the recorded exchanges know it
 */
record ApiClient(HttpClient http, URI server, String token) {
    /** A real client waits longer, but then none of its requests is answered soon after a server has died. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** An answer; what came as no JSON is an empty object. */
    record Answer(int status, JsonNode body) {}

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), JsonDecoder.decode(response.body()));
    }
}
