package io.drydock.kubeapiserver.stability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.kubeapiserver.running.RunningServer;
import io.drydock.kubeapiserver.stability.Samples.Sample;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever the server accepts comes back so that it can be put again, in any form, and nothing changes. */
class StableObjectsTest {
    private static final int CONFLICT = 409;

    /** Controllers of the server write the status of some kinds, and may do so while the test looks. */
    private static final int ATTEMPTS = 50;

    private static final Map<Release, RunningServer> SERVERS = new EnumMap<>(Release.class);
    private static final Map<Release, HttpClient> CLIENTS = new EnumMap<>(Release.class);

    @BeforeAll
    static void start_a_server_of_each_release() throws IOException, InterruptedException {
        for (Release release : Release.values()) {
            RunningServer server = RunningServer.start("--emulated-version=" + release.version());
            SERVERS.put(release, server);
            CLIENTS.put(release, server.client());
        }
    }

    @AfterAll
    static void stop_them() {
        CLIENTS.values().forEach(HttpClient::close);
        SERVERS.values().forEach(RunningServer::close);
    }

    @TestFactory
    Stream<DynamicTest> an_object_that_is_put_back_does_not_change() {
        return everySample((server, sample) -> {
            HttpResponse<String> created = server.send("POST", sample.path(), JSON, text(sample.object()));
            assertEquals(201, created.statusCode(), created.body());
            server.putsBackUnchanged(sample.item(), JSON);
            server.putsBackUnchanged(sample.item(), YAML);
            server.changesNothing(sample.item(), "application/merge-patch+json", "{}");
            server.changesNothing(sample.item(), "application/strategic-merge-patch+json", "{}");
            server.changesNothing(sample.item(), "application/json-patch+json", "[]");
        });
    }

    @TestFactory
    Stream<DynamicTest> a_configuration_that_is_applied_again_changes_nothing() {
        return everySample((server, original) -> {
            Sample sample = renamed(original);
            String apply = sample.item() + "?fieldManager=one";
            HttpResponse<String> first = server.send("PATCH", apply, APPLY, text(sample.object()));
            if (server.release == Release.V1_20 && sample.kind().endsWith("APIService")) {
                assertEquals(415, first.statusCode(), "the aggregator of 1.20 applies nothing");
                return;
            }
            assertEquals(201, first.statusCode(), first.body());
            server.changesNothing(apply, APPLY, text(sample.object()));
            server.putsBackUnchanged(sample.item(), JSON);
            server.changesNothing(apply, APPLY, text(sample.object()));
        });
    }

    /** Another object of the same kind; some names say what is in the object. */
    private static Sample renamed(Sample sample) {
        ObjectNode object = sample.object().deepCopy();
        ObjectNode metadata = (ObjectNode) object.get("metadata");
        String name = sample.name();
        switch (object.path("kind").asString()) {
            case "CustomResourceDefinition" -> {
                metadata.put("name", "others.example.com");
                ObjectNode names = (ObjectNode) object.get("spec").get("names");
                names.put("plural", "others")
                        .put("singular", "other")
                        .put("kind", "Other")
                        .put("listKind", "OtherList");
            }
            case "APIService" -> {
                metadata.put("name", "v1.other.example.net");
                ((ObjectNode) object.get("spec")).put("group", "other.example.net");
            }
            case "IPAddress" -> metadata.put("name", "10.0.0.78");
            default -> metadata.put("name", "other-" + name);
        }
        return new Sample(sample.path(), object);
    }

    private static Stream<DynamicTest> everySample(Check check) {
        return Stream.of(Release.values())
                .flatMap(release -> Samples.of(TypeCatalog.load(release)).stream()
                        .map(sample -> DynamicTest.dynamicTest(
                                release.version() + " " + sample.kind(),
                                () -> check.accept(new Server(release), sample))));
    }

    private interface Check {
        void accept(Server server, Sample sample) throws IOException, InterruptedException;
    }

    private static final String JSON = "application/json";
    private static final String YAML = "application/yaml";
    private static final String APPLY = "application/apply-patch+yaml";

    private static String text(JsonNode tree) {
        return new String(JsonEncoder.encode(tree), StandardCharsets.UTF_8);
    }

    private static final class Server {
        private final Release release;
        private final RunningServer running;
        private final HttpClient client;

        Server(Release release) {
            this.release = release;
            this.running = Objects.requireNonNull(SERVERS.get(release));
            this.client = Objects.requireNonNull(CLIENTS.get(release));
        }

        void putsBackUnchanged(String path, String form) throws IOException, InterruptedException {
            stays(path, () -> {
                String read = get(path, form);
                return send("PUT", path + "?fieldManager=other", form, read);
            });
        }

        void changesNothing(String path, String type, String patch) throws IOException, InterruptedException {
            stays(path.replaceAll("\\?.*", ""), () -> send("PATCH", path, type, patch));
        }

        private interface Write {
            HttpResponse<String> send() throws IOException, InterruptedException;
        }

        private void stays(String path, Write write) throws IOException, InterruptedException {
            for (int attempt = 1; ; attempt++) {
                JsonNode before = JsonDecoder.decode(get(path, JSON));
                HttpResponse<String> answer = write.send();
                JsonNode after = JsonDecoder.decode(get(path, JSON));
                boolean disturbed = answer.statusCode() == CONFLICT
                        || !before.path("status").equals(after.path("status"));
                if (!disturbed || attempt == ATTEMPTS) {
                    assertTrue(answer.statusCode() < 300, answer.body());
                    assertEquals(before, after);
                    return;
                }
            }
        }

        private String get(String path, String form) throws IOException, InterruptedException {
            HttpResponse<String> answer = client.send(
                    request(path).header("Accept", form).GET().build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), answer.body());
            return answer.body();
        }

        HttpResponse<String> send(String method, String path, String type, String body)
                throws IOException, InterruptedException {
            return client.send(
                    request(path)
                            .header("Content-Type", type)
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(running.url() + path))
                    .header("Authorization", "Bearer admintoken");
        }
    }
}
