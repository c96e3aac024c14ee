package io.drydock.kubeapiserver.reads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.Requests;
import io.drydock.kubeapiserver.running.RunningServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The documents that describe what is served, as clients cache them. */
class OpenApiTest {
    private static RunningServer server;
    private static Requests requests;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = RunningServer.start("--emulated-version=1.36");
        requests = new Requests(server);
    }

    @AfterAll
    static void stop() {
        requests.close();
        server.close();
    }

    @Test
    void every_group_version_has_a_document_of_its_own_in_which_nothing_is_missing() {
        Set<String> served = new TreeSet<>(Set.of("api", "apis", "version", "api/v1"));
        served.addAll(Set.of(".well-known/openid-configuration", "openid/v1/jwks"));
        for (JsonNode group : requests.getJson("/apis").path("groups")) {
            served.add("apis/" + group.path("name").asString());
            group.path("versions")
                    .forEach(version ->
                            served.add("apis/" + version.path("groupVersion").asString()));
        }
        JsonNode index = requests.getJson("/openapi/v3").path("paths");
        assertEquals(served, new TreeSet<>(index.propertyNames()));
        for (Map.Entry<String, JsonNode> entry : index.properties()) {
            String address = entry.getValue().path("serverRelativeURL").asString();
            assertTrue(address.startsWith("/openapi/v3/" + entry.getKey() + "?hash="), address);
            JsonNode document = requests.getJson(address);
            assertEquals("3.0.0", document.path("openapi").asString());
            assertFalse(document.path("paths").isEmpty(), entry.getKey());
            for (String reference : references(document)) {
                assertTrue(document.at(reference.substring(1)).isObject(), reference);
            }
        }
    }

    @Test
    void who_names_the_hash_may_keep_it_and_who_names_another_is_redirected() {
        String right = requests.getJson("/openapi/v3")
                .at("/paths/apis~1apps~1v1/serverRelativeURL")
                .asString();
        HttpResponse<String> kept = requests.get(right);
        assertEquals("public, immutable", header(kept, "Cache-Control"));
        assertTrue(header(kept, "Expires").endsWith("GMT"));
        assertTrue(header(kept, "Vary").contains("Accept"));
        String tag = header(kept, "ETag");
        assertEquals(right, "/openapi/v3/apis/apps/v1?hash=" + tag.replace("\"", ""));
        HttpResponse<String> wrong = requests.get("/openapi/v3/apis/apps/v1?hash=ABC");
        assertEquals(301, wrong.statusCode());
        assertEquals(right, header(wrong, "Location"));
        HttpResponse<String> without = requests.get("/openapi/v3/apis/apps/v1");
        assertEquals("no-cache, private", header(without, "Cache-Control"));
        HttpResponse<String> again = requests.get("/openapi/v3/apis/apps/v1", "If-None-Match", tag);
        assertEquals(304, again.statusCode());
        assertEquals("", again.body());
        assertEquals(404, requests.get("/openapi/v3/apis/nothing/v1").statusCode());
    }

    @Test
    void a_client_that_has_the_second_version_already_is_told_so() throws IOException {
        HttpResponse<String> plain = requests.get("/openapi/v2");
        String tag = header(plain, "ETag");
        assertEquals(304, requests.get("/openapi/v2", "If-None-Match", tag).statusCode());
        assertEquals(406, requests.get("/openapi/v2", "Accept", "text/html").statusCode());
        HttpRequest request =
                requests.request("/openapi/v2", "Accept-Encoding", "gzip").build();
        HttpResponse<byte[]> compressed = requests.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertEquals("gzip", compressed.headers().firstValue("Content-Encoding").orElse(""));
        byte[] bytes = new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes();
        assertEquals(plain.body(), new String(bytes, StandardCharsets.UTF_8));
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static List<String> references(JsonNode document) {
        List<String> references = new ArrayList<>();
        // Schemas of schemas have a property of that name.
        document.findValues("$ref").stream()
                .filter(JsonNode::isString)
                .forEach(reference -> references.add(reference.asString()));
        return references;
    }
}
