package io.drydock.kubeapiserver.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class InsecureServingTest {
    @Test
    void whoever_reaches_the_port_without_tls_may_do_everything_until_the_server_stops() throws Exception {
        int port = RunningServer.freePort();
        URI root = URI.create("http://127.0.0.1:" + port);
        try (HttpClient client = HttpClient.newHttpClient()) {
            try (RunningServer server =
                    RunningServer.start("--emulated-version=1.36", "--insecure-serving-port=" + port)) {
                String review = """
                        {"apiVersion": "authentication.k8s.io/v1", "kind": "SelfSubjectReview"}
                        """;
                String self = post(client, root.resolve("/apis/authentication.k8s.io/v1/selfsubjectreviews"), review);
                assertTrue(self.contains("\"system:unsecured\""), self);
                assertTrue(self.contains("\"system:masters\""), self);
                post(client, root.resolve("/api/v1/namespaces"), "{\"metadata\":{\"name\":\"made-insecurely\"}}");
                assertTrue(get(client, root.resolve("/debug/startup"))
                        .contains("everybody may do everything on 127.0.0.1:" + port));
                assertEquals(401, withoutWords(server, "/api/v1/namespaces/made-insecurely"));
            }
            assertThrows(IOException.class, () -> get(client, root.resolve("/readyz")));
        }
    }

    /** The status that the secure port answers a stranger's token with. */
    private static int withoutWords(RunningServer server, String path) throws IOException, InterruptedException {
        try (HttpClient client = server.client()) {
            HttpRequest request = HttpRequest.newBuilder(server.url().resolve(path))
                    .header("Authorization", "Bearer nonsense")
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static String get(HttpClient client, URI uri) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private static String post(HttpClient client, URI uri, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(201, answer.statusCode(), answer.body());
        return answer.body();
    }
}
