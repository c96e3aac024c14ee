package io.drydock.kubeapiserver.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.RunningServer;
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
        List<JsonNode> events = Files.readAllLines(log).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
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
    void a_policy_that_asks_for_bodies_ends_the_start() throws Exception {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), POLICY.replace("Metadata", "RequestResponse"));
        IllegalStateException refused = assertThrows(
                IllegalStateException.class,
                () -> RunningServer.start("--audit-policy-file=" + policy, "--audit-log-path=-"));
        assertTrue(
                refused.getMessage().contains("rules[1].level: \"RequestResponse\" is not supported"),
                refused::getMessage);
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
