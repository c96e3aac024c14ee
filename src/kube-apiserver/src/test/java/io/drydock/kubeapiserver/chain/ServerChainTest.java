package io.drydock.kubeapiserver.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.RunningServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ServerChainTest {
    private static RunningServer server;
    private static HttpClient client;

    @BeforeAll
    static void start_a_server() throws IOException, InterruptedException {
        server = RunningServer.start();
        client = server.client();
    }

    @AfterAll
    static void stop_it() {
        client.close();
        server.close();
    }

    @Test
    void each_server_answers_for_its_own_group_and_unknown_paths_fall_through_to_404() throws Exception {
        assertEquals(
                "APIServiceList",
                json("/apis/apiregistration.k8s.io/v1/apiservices").path("kind").asString());
        assertEquals("NamespaceList", json("/api/v1/namespaces").path("kind").asString());
        assertEquals(
                "CustomResourceDefinitionList",
                json("/apis/apiextensions.k8s.io/v1/customresourcedefinitions")
                        .path("kind")
                        .asString());
        assertEquals(404, get("/apis/nowhere.example.com/v1/things").statusCode());
        assertEquals(404, get("/nowhere").statusCode());
    }

    @Test
    void an_api_service_stands_for_every_local_group_version() throws Exception {
        List<String> names = new ArrayList<>();
        json("/apis/apiregistration.k8s.io/v1/apiservices")
                .path("items")
                .forEach(item -> names.add(item.path("metadata").path("name").asString()));
        assertTrue(names.containsAll(List.of("v1.", "v1.apps", "v1.apiextensions.k8s.io")), names::toString);
    }

    @Test
    void discovery_is_merged_with_the_aggregators_own_group_first() throws Exception {
        JsonNode groups = json("/apis").path("groups");
        assertEquals("apiregistration.k8s.io", groups.get(0).path("name").asString());
        assertEquals("apps", groups.get(1).path("name").asString());
    }

    @Test
    void the_first_server_has_the_health_checks_of_all_three() throws Exception {
        String checks = get("/readyz?verbose").body();
        for (String hook : List.of(
                "start-apiextensions-controllers",
                "bootstrap-controller",
                "rbac/bootstrap-roles",
                "apiservice-registration-controller")) {
            assertTrue(checks.contains("[+]poststarthook/" + hook + " ok"), checks);
        }
        assertTrue(checks.contains("[+]autoregister-completion ok"), checks);
    }

    @Test
    void the_story_of_the_start_has_every_step_in_its_place() throws Exception {
        List<String> steps = new ArrayList<>();
        addSteps(json("/debug/startup"), 0, steps);
        List<String> expected = List.of(
                "NewAPIServerCommand",
                "Complete",
                "  Validate",
                "SetupSignalHandler",
                "Run",
                "  CreateServerChain",
                "    CreateNodeDialer",
                "    CreateKubeAPIServerConfig",
                "      buildGenericConfig",
                "      admission.ApplyTo",
                "    createAPIExtensionsServer",
                "      GenericConfig.New apiextensions-apiserver",
                "    CreateKubeAPIServer",
                "      GenericConfig.New kube-apiserver",
                "      InstallLegacyAPI",
                "      InstallAPIs",
                "    createAggregatorServer",
                "      GenericConfig.New kube-aggregator",
                "    InsecureServing",
                "  PrepareRun",
                "    PrepareRun kube-aggregator",
                "      PrepareRun kube-apiserver",
                "        PrepareRun apiextensions-apiserver",
                "  NonBlockingRun");
        List<String> shared = new ArrayList<>(steps);
        shared.retainAll(expected);
        assertEquals(expected, shared, () -> String.join("\n", steps));
        assertTrue(steps.contains("poststarthook/generic-apiserver-start-informers"), steps::toString);
    }

    private static void addSteps(JsonNode parent, int depth, List<String> steps) {
        for (JsonNode step : parent.path("spans")) {
            steps.add("  ".repeat(depth) + step.path("name").asString());
            addSteps(step, depth + 1, steps);
        }
    }

    @Test
    void only_those_who_may_read_metrics_read_the_story() throws Exception {
        HttpRequest anonymous =
                HttpRequest.newBuilder(server.url().resolve("/debug/startup")).build();
        assertEquals(
                403,
                client.send(anonymous, HttpResponse.BodyHandlers.discarding()).statusCode());
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        assertEquals(200, response.statusCode(), response.body());
        return JsonMapper.shared().readTree(response.body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve(path))
                .header("Authorization", "Bearer admintoken")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
