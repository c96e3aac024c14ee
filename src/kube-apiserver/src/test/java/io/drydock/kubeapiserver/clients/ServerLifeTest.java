package io.drydock.kubeapiserver.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.drydock.kubeapiserver.running.Eventually;
import io.drydock.kubeapiserver.running.RunningServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How a server ends while clients speak to it, and begins again on what it left. */
class ServerLifeTest {
    private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";

    @Test
    void a_request_under_way_is_answered_and_an_open_watch_ends_when_the_server_stops() throws Exception {
        RunningServer server = RunningServer.start();
        HttpClient client = server.client();
        try (Socket socket = client.sslContext()
                .getSocketFactory()
                .createSocket(server.url().getHost(), server.url().getPort())) {
            HttpResponse<Stream<String>> watch =
                    client.send(request(server, CONFIG_MAPS + "?watch=1").build(), BodyHandlers.ofLines());
            assertEquals(200, watch.statusCode());
            CompletableFuture<List<String>> events =
                    CompletableFuture.supplyAsync(() -> watch.body().toList());
            socket.setSoTimeout(20_000);
            String body = "{\"metadata\":{\"name\":\"late\"}}";
            say(
                    socket,
                    "POST " + CONFIG_MAPS + " HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer admintoken\r\n"
                            + "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: "
                            + body.length()
                            + "\r\n\r\n");
            // Sent when the handler begins to read, so the request is under way.
            assertEquals("HTTP/1.1 100 Continue\r\n\r\n", read(socket, 25));

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::close);
            Eventually.await(() -> !listens(server), () -> "a server that still listens");
            say(socket, body);

            assertEquals("HTTP/1.1 201", read(socket, 12));
            assertEquals(List.of(), events.get(30, TimeUnit.SECONDS), "the watch ends as one whose time is over");
            stopped.get(30, TimeUnit.SECONDS);
        } finally {
            client.shutdownNow();
        }
    }

    @Test
    void the_next_start_serves_those_who_have_the_last_ones_kubeconfig() throws Exception {
        RunningServer first = RunningServer.start();
        String kubeconfig = Files.readString(first.kubeconfig());
        try (KubernetesClient client = Fabric8Fixture.clientOf(first);
                RunningServer second = first.restart()) {
            assertEquals(kubeconfig, Files.readString(second.kubeconfig()));
            assertFalse(client.namespaces().list().getItems().isEmpty());
        }
    }

    private static HttpRequest.Builder request(RunningServer server, String target) {
        return HttpRequest.newBuilder(server.url().resolve(target))
                .header("Authorization", "Bearer admintoken")
                .header("Content-Type", "application/json");
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static String read(Socket socket, int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    private static boolean listens(RunningServer server) {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.url().getPort())) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
