package io.drydock.kubeapiserver.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.RunningServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkthroughTest {
    @TempDir
    private Path folder;

    @Test
    void whoever_may_read_the_version_may_read_the_book_once_it_has_been_built() throws Exception {
        Path site = folder.resolve("site");
        Files.writeString(folder.resolve("secret.txt"), "not for you");
        try (RunningServer server = RunningServer.start(Map.of("DRYDOCK_WALKTHROUGH", site.toString()));
                HttpClient client = server.client()) {
            HttpResponse<String> tooEarly = get(server, client, "/walkthrough/");
            assertEquals(404, tooEarly.statusCode());
            assertTrue(tooEarly.body().contains("./drydock book"), tooEarly.body());

            Files.createDirectories(site);
            Files.writeString(site.resolve("index.html"), "<h1>The book</h1>");
            Files.writeString(site.resolve("style.css"), "body {}");
            HttpResponse<String> page = get(server, client, "/walkthrough/");
            assertEquals(200, page.statusCode());
            assertEquals("<h1>The book</h1>", page.body());
            assertEquals(
                    "text/html; charset=utf-8",
                    page.headers().firstValue("Content-Type").orElseThrow());
            assertEquals(
                    "text/css; charset=utf-8",
                    get(server, client, "/walkthrough/style.css")
                            .headers()
                            .firstValue("Content-Type")
                            .orElseThrow());
            assertEquals(301, get(server, client, "/walkthrough").statusCode());
            assertEquals(404, get(server, client, "/walkthrough/no-such.html").statusCode());
            String outside =
                    get(server, client, "/walkthrough/%2e%2e/secret.txt").body();
            assertFalse(outside.contains("not for you"), outside);
            assertEquals(
                    403,
                    get(server, client, "/walkthroughs").statusCode(),
                    "a path that only begins so is nothing of the kind");
        }
    }

    private static HttpResponse<String> get(RunningServer server, HttpClient client, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(server.url().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
