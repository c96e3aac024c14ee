package io.drydock.kubeapiserver.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.Requests;
import io.drydock.kubeapiserver.running.RunningServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditTest {
    private static final String POLICY = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            omitStages: [RequestReceived]
            rules:
            - level: None
              nonResourceURLs: ["/readyz*"]
            - level: Metadata
              resources: [{group: "", resources: [configmaps]}]
            """;

    private static final String BODIES = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            omitStages: [RequestReceived]
            omitManagedFields: true
            rules:
            - level: None
              nonResourceURLs: ["/*"]
            - level: None
              users: ["system:apiserver"]
            - level: Metadata
              resources: [{group: "", resources: [secrets]}]
            - level: Request
              resources: [{group: "", resources: [pods]}]
            - level: RequestResponse
            """;

    @TempDir
    Path folder;

    @Test
    void what_the_policy_asks_for_is_a_line_in_the_log_once_it_is_answered() throws Exception {
        Path log = folder.resolve("audit.log");
        Path policy = Files.writeString(folder.resolve("policy.yaml"), POLICY);
        try (RunningServer server = RunningServer.start("--audit-policy-file=" + policy, "--audit-log-path=" + log);
                HttpClient client = server.client()) {
            get(server, client, "/api/v1/namespaces/default/configmaps?limit=5", "admintoken", "");
            get(server, client, "/api/v1/namespaces/default/configmaps", "admintoken", "bob");
            get(server, client, "/api/v1/namespaces", "admintoken", "");
        }
        List<JsonNode> events = events(log);
        assertEquals(2, events.size(), events::toString);
        JsonNode first = events.getFirst();
        assertEquals("ResponseComplete", first.path("stage").asString());
        assertEquals("list", first.path("verb").asString());
        assertEquals("admin", first.at("/user/username").asString());
        assertEquals("configmaps", first.at("/objectRef/resource").asString());
        assertEquals(
                "/api/v1/namespaces/default/configmaps?limit=5",
                first.path("requestURI").asString());
        assertEquals(200, first.at("/responseStatus/code").asInt());
        JsonNode second = events.getLast();
        assertEquals("bob", second.at("/impersonatedUser/username").asString());
        assertEquals(403, second.at("/responseStatus/code").asInt());
        assertEquals(
                "forbid",
                second.path("annotations").path("authorization.k8s.io/decision").asString());
    }

    @Test
    void what_is_sent_and_answered_is_recorded_where_the_policy_asks_for_it() throws Exception {
        Path log = folder.resolve("audit.log");
        Path policy = Files.writeString(folder.resolve("policy.yaml"), BODIES);
        try (RunningServer server = RunningServer.start("--audit-policy-file=" + policy, "--audit-log-path=" + log);
                Requests requests = new Requests(server)) {
            String path = "/api/v1/namespaces/default/";
            requests.send("POST", path + "configmaps", """
                    {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"k":"v"}}
                    """);
            requests.send("DELETE", path + "configmaps/a", "");
            requests.send("POST", path + "secrets", """
                    {"apiVersion":"v1","kind":"Secret","metadata":{"name":"s"}}
                    """);
            requests.get(path + "pods/nosuch");
        }
        List<JsonNode> events = events(log);
        JsonNode created = events.getFirst();
        assertEquals("a", created.at("/objectRef/name").asString());
        assertEquals("v", created.at("/requestObject/data/k").asString());
        assertEquals("default", created.at("/responseObject/metadata/namespace").asString());
        assertTrue(created.at("/responseObject/metadata/managedFields").isMissingNode());
        assertEquals("Success", events.get(1).at("/responseStatus/status").asString());
        JsonNode secret = events.get(2);
        assertEquals("s", secret.at("/objectRef/name").asString());
        assertTrue(secret.path("requestObject").isMissingNode());
        JsonNode missing = events.getLast();
        assertEquals("NotFound", missing.at("/responseStatus/reason").asString());
        assertTrue(missing.path("responseObject").isMissingNode());
    }

    @Test
    void who_cannot_be_told_apart_is_recorded_too() throws Exception {
        Path log = folder.resolve("audit.log");
        Path policy = Files.writeString(folder.resolve("policy.yaml"), BODIES);
        try (RunningServer server = RunningServer.start("--audit-policy-file=" + policy, "--audit-log-path=" + log);
                HttpClient client = server.client()) {
            get(server, client, "/api/v1/namespaces/default/configmaps", "nosuchtoken", "");
        }
        JsonNode event = events(log).getFirst();
        assertEquals("ResponseStarted", event.path("stage").asString());
        assertEquals(401, event.at("/responseStatus/code").asInt());
        assertTrue(event.path("user").isEmpty());
    }

    @Test
    void a_level_that_there_is_not_ends_the_start() throws Exception {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), POLICY.replace("Metadata", "Everything"));
        IllegalStateException refused = assertThrows(
                IllegalStateException.class,
                () -> RunningServer.start("--audit-policy-file=" + policy, "--audit-log-path=-"));
        assertTrue(refused.getMessage().contains("rules[1].level: \"Everything\" must be"), refused::getMessage);
    }

    private static List<JsonNode> events(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    private static void get(RunningServer server, HttpClient client, String path, String token, String impersonated)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.url().resolve(path)).header("Authorization", "Bearer " + token);
        if (!impersonated.isEmpty()) {
            request.header("Impersonate-User", impersonated);
        }
        client.send(request.build(), HttpResponse.BodyHandlers.discarding());
    }
}
