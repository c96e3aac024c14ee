package io.drydock.kubeapiserver.reads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.Eventually;
import io.drydock.kubeapiserver.running.Requests;
import io.drydock.kubeapiserver.running.RunningServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All of discovery in one document, as clients of the newest release ask for it. */
class AggregatedDiscoveryTest {
    private static final String ALL = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

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
    void it_holds_what_the_single_documents_hold_in_the_same_order() {
        List<String> singly = new ArrayList<>(List.of("v1"));
        for (JsonNode group : requests.getJson("/apis").path("groups")) {
            group.path("versions")
                    .forEach(version -> singly.add(version.path("groupVersion").asString()));
        }
        List<String> together = new ArrayList<>();
        for (String root : List.of("/api", "/apis")) {
            for (JsonNode group : all(root).path("items")) {
                for (JsonNode version : group.path("versions")) {
                    String name = group.at("/metadata/name").asString("");
                    String groupVersion = (name.isEmpty() ? "" : name + "/")
                            + version.path("version").asString();
                    together.add(groupVersion);
                    assertEquals("Current", version.path("freshness").asString());
                    assertEquals(singly(requests.getJson(root + "/" + groupVersion)), together(version), groupVersion);
                }
            }
        }
        assertEquals(singly, together);
    }

    @Test
    void a_resource_is_told_with_its_subresources_field_by_field() {
        JsonNode deployments = find(all("/apis"), "apps").at("/versions/0/resources/2");
        assertEquals("""
                {"resource":"deployments","responseKind":{"group":"","version":"","kind":"Deployment"},\
                "scope":"Namespaced","singularResource":"deployment",\
                "verbs":["create","delete","deletecollection","get","list","patch","update","watch"],\
                "shortNames":["deploy"],"categories":["all"],"subresources":[\
                {"subresource":"scale","responseKind":{"group":"autoscaling","version":"v1","kind":"Scale"},\
                "verbs":["get","patch","update"]},\
                {"subresource":"status","responseKind":{"group":"","version":"","kind":"Deployment"},\
                "verbs":["get","patch","update"]}]}""", deployments.toString());
    }

    @Test
    void the_legacy_document_has_one_group_without_a_name() {
        JsonNode document = all("/api");
        assertEquals(1, document.path("items").size());
        assertEquals("{}", document.at("/items/0/metadata").toString());
    }

    @Test
    void a_client_that_has_it_already_is_told_so() {
        HttpResponse<String> first = requests.get("/apis", "Accept", ALL);
        assertEquals(ALL, first.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("public", first.headers().firstValue("Cache-Control").orElseThrow());
        assertTrue(first.headers().allValues("Vary").contains("Accept"));
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertTrue(tag.matches("\"[0-9A-F]{128}\""), tag);
        HttpResponse<String> second = requests.get("/apis", "Accept", ALL, "If-None-Match", tag);
        assertEquals(304, second.statusCode());
        assertEquals("", second.body());
        assertEquals(
                200, requests.get("/api", "Accept", ALL, "If-None-Match", tag).statusCode());
    }

    @Test
    void who_does_not_ask_for_it_gets_the_list_of_groups() {
        assertEquals("APIGroupList", requests.getJson("/apis").path("kind").asString());
        assertEquals("APIVersions", requests.getJson("/api").path("kind").asString());
        String older = ALL.replace("v=v2", "v=v2beta1");
        assertEquals(406, requests.get("/apis", "Accept", older).statusCode());
        HttpResponse<String> answer = requests.get("/apis", "Accept", older + ",application/json");
        assertEquals("APIGroupList", Requests.json(answer).path("kind").asString());
    }

    @Test
    void a_group_version_served_elsewhere_is_stale_and_goes_when_its_api_service_goes() throws InterruptedException {
        String services = "/apis/apiregistration.k8s.io/v1/apiservices";
        requests.post(services, """
                {"metadata": {"name": "v1.far.example.com"},
                 "spec": {"group": "far.example.com", "version": "v1", "groupPriorityMinimum": 20000,
                  "versionPriority": 10, "insecureSkipTLSVerify": true,
                  "service": {"name": "far", "namespace": "default"}}}
                """);
        Eventually.await(() -> !find(all("/apis"), "far.example.com").isMissingNode(), () -> all("/apis"));
        assertEquals(
                "[{\"version\":\"v1\",\"freshness\":\"Stale\"}]",
                find(all("/apis"), "far.example.com").path("versions").toString());
        assertEquals(
                "apiregistration.k8s.io",
                all("/apis").at("/items/0/metadata/name").asString());
        assertEquals(
                "far.example.com", all("/apis").at("/items/1/metadata/name").asString());
        assertEquals(
                200,
                requests.send("DELETE", services + "/v1.far.example.com", "").statusCode());
        Eventually.await(() -> find(all("/apis"), "far.example.com").isMissingNode(), () -> all("/apis"));
    }

    private static JsonNode all(String root) {
        HttpResponse<String> answer = requests.get(root, "Accept", ALL);
        assertEquals(200, answer.statusCode());
        JsonNode document = Requests.json(answer);
        assertEquals("apidiscovery.k8s.io/v2", document.path("apiVersion").asString());
        assertEquals("APIGroupDiscoveryList", document.path("kind").asString());
        return document;
    }

    private static JsonNode find(JsonNode document, String group) {
        for (JsonNode item : document.path("items")) {
            if (item.at("/metadata/name").asString("").equals(group)) {
                return item;
            }
        }
        return document.path("absent");
    }

    /** Both forms brought into one: by name, what matters to a client. */
    private static TreeMap<String, ObjectNode> singly(JsonNode list) {
        TreeMap<String, ObjectNode> resources = new TreeMap<>();
        for (JsonNode resource : list.path("resources")) {
            assertFalse(resource.path("name").asString().isEmpty());
            resources.put(
                    resource.path("name").asString(),
                    shown(
                            resource.path("kind").asString(),
                            resource.path("group").asString(""),
                            resource.path("namespaced").asBoolean(),
                            resource,
                            "singularName"));
        }
        return resources;
    }

    private static TreeMap<String, ObjectNode> together(JsonNode version) {
        TreeMap<String, ObjectNode> resources = new TreeMap<>();
        for (JsonNode resource : version.path("resources")) {
            String name = resource.path("resource").asString();
            boolean namespaced = resource.path("scope").asString().equals("Namespaced");
            resources.put(name, shown(resource, namespaced));
            for (JsonNode subresource : resource.path("subresources")) {
                resources.put(name + "/" + subresource.path("subresource").asString(), shown(subresource, namespaced));
            }
        }
        return resources;
    }

    private static ObjectNode shown(JsonNode resource, boolean namespaced) {
        JsonNode kind = resource.path("responseKind");
        return shown(
                kind.path("kind").asString(), kind.path("group").asString(), namespaced, resource, "singularResource");
    }

    private static ObjectNode shown(
            String kind, String group, boolean namespaced, JsonNode resource, String singularName) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("kind", kind).put("group", group).put("namespaced", namespaced);
        shown.put("singular", resource.path(singularName).asString(""));
        for (String list : List.of("verbs", "shortNames", "categories")) {
            JsonNode values = resource.path(list);
            shown.set(list, values.isArray() ? values : JsonNodeFactory.instance.arrayNode());
        }
        return shown;
    }
}
