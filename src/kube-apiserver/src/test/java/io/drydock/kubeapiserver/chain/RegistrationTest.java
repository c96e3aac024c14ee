package io.drydock.kubeapiserver.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.RunningServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the aggregator knows of group versions: which there are, who answers for them, and whether it does. */
class RegistrationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SERVICES = "/apis/apiregistration.k8s.io/v1/apiservices";
    private static final String DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    private static RunningServer server;
    private static HttpClient client;

    /** Those of the aggregator's own chain are never missing from a server that is ready. */
    @BeforeAll
    static void start_a_server_that_serves_few_versions() throws IOException, InterruptedException {
        server = RunningServer.start(
                Map.of(
                        "KUBE_API_VERSIONS",
                        "v1,apps/v1,apiregistration.k8s.io/v1,apiextensions.k8s.io/v1,rbac.authorization.k8s.io/v1"),
                "--emulated-version=1.20");
        client = server.client();
    }

    @AfterAll
    static void stop_it() {
        client.close();
        server.close();
    }

    @Test
    void kube_api_versions_leaves_only_those_it_names() throws Exception {
        assertEquals(200, get("/apis/apps/v1").statusCode());
        assertEquals(404, get("/apis/batch/v1").statusCode());
        assertEquals(404, get(SERVICES + "/v1.batch").statusCode());
    }

    @Test
    void a_ready_server_has_an_available_api_service_for_all_that_it_serves() throws Exception {
        assertTrue(get("/readyz?verbose").body().contains("[+]autoregister-completion ok"));
        JsonNode apps = json(get(SERVICES + "/v1.apps"));
        assertEquals(
                "onstart",
                apps.at("/metadata/labels/kube-aggregator.kubernetes.io~1automanaged")
                        .asString());
        assertEquals("True", condition(apps, "Available").path("status").asString());
        assertEquals("Local", condition(apps, "Available").path("reason").asString());
    }

    @Test
    void an_api_service_is_available_only_if_there_is_something_behind_it() throws Exception {
        send("POST", SERVICES, """
                {"apiVersion": "apiregistration.k8s.io/v1", "kind": "APIService",
                 "metadata": {"name": "v1.far.example.com"},
                 "spec": {"group": "far.example.com", "version": "v1", "groupPriorityMinimum": 10,
                  "versionPriority": 10, "insecureSkipTLSVerify": true,
                  "service": {"name": "far", "namespace": "default"}}}
                """);
        await(SERVICES + "/v1.far.example.com", answer -> reason(answer).equals("ServiceNotFound"));
        send("POST", "/api/v1/namespaces/default/services", """
                {"metadata": {"name": "far"}, "spec": {"ports": [{"port": 8443}]}}
                """);
        await(SERVICES + "/v1.far.example.com", answer -> reason(answer).equals("ServicePortError"));
    }

    private static String reason(HttpResponse<String> answer) {
        return condition(json(answer), "Available").path("reason").asString("");
    }

    @Test
    void a_group_version_of_custom_resources_is_registered_for_as_long_as_it_is_served() throws Exception {
        send("POST", DEFINITIONS, """
                {"metadata": {"name": "boats.harbour.example.com"},
                 "spec": {"group": "harbour.example.com", "scope": "Namespaced",
                  "names": {"plural": "boats", "kind": "Boat"},
                  "versions": [{"name": "v1", "served": true, "storage": true,
                   "schema": {"openAPIV3Schema": {"type": "object"}}}]}}
                """);
        String definition = DEFINITIONS + "/boats.harbour.example.com";
        await(definition, answer -> !condition(json(answer), "NamesAccepted").isMissingNode());
        establish(definition);
        String service = SERVICES + "/v1.harbour.example.com";
        HttpResponse<String> registered = await(service, answer -> answer.statusCode() == 200);
        assertEquals(1000, json(registered).at("/spec/groupPriorityMinimum").asInt());
        send("DELETE", definition, "");
        await(service, answer -> answer.statusCode() == 404);
    }

    /** As the controller does once it serves the resource; it may write the status at the same time. */
    private static void establish(String definition) throws Exception {
        int status = 0;
        for (int tries = 0; status != 200 && tries < 20; tries++) {
            ObjectNode object = (ObjectNode) json(get(definition));
            for (JsonNode condition : object.at("/status/conditions")) {
                if (condition.path("type").asString("").equals("Established")) {
                    ((ObjectNode) condition).put("status", "True");
                }
            }
            status = trySend("PUT", definition + "/status", object.toString()).statusCode();
        }
        assertEquals(200, status);
    }

    private static JsonNode condition(JsonNode object, String type) {
        for (JsonNode condition : object.at("/status/conditions")) {
            if (condition.path("type").asString("").equals(type)) {
                return condition;
            }
        }
        return JsonMapper.shared().missingNode();
    }

    private static HttpResponse<String> await(String path, Predicate<HttpResponse<String>> wanted) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        HttpResponse<String> answer = get(path);
        while (!wanted.test(answer)) {
            assertTrue(Instant.now().isBefore(end), answer.body());
            answer = get(path);
        }
        return answer;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return trySend("GET", path, "");
    }

    private static void send(String method, String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = trySend(method, path, json);
        assertTrue(answer.statusCode() < 300, answer.body());
    }

    private static HttpResponse<String> trySend(String method, String path, String json)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve(path))
                .header("Authorization", "Bearer admintoken")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
