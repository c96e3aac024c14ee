package io.drydock.kubeapiserver.reads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.BothReleases;
import io.drydock.kubeapiserver.running.Requests;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import tools.jackson.databind.JsonNode;

/** Tables of what is no list of stored objects in the order of their keys. */
class SubresourceTablesTest extends BothReleases {
    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";

    @BeforeParameterizedClassInvocation
    static void createDeployment() {
        requests.post(DEPLOYMENTS, """
                {"metadata": {"name": "web"}, "spec": {"replicas": 3, "selector": {"matchLabels": {"app": "web"}},
                 "template": {"metadata": {"labels": {"app": "web"}},
                  "spec": {"containers": [{"name": "web", "image": "nginx"}]}}}}
                """);
    }

    @Test
    void a_status_looks_as_its_object_does_and_a_scale_shows_replicas_where_the_release_shows_them() {
        HttpResponse<String> status = requests.get(DEPLOYMENTS + "/web/status", "Accept", TABLE);
        HttpResponse<String> scale = requests.get(DEPLOYMENTS + "/web/scale", "Accept", TABLE);
        if (isNewest()) {
            assertEquals(columns(requests.get(DEPLOYMENTS + "/web", "Accept", TABLE)), columns(status));
            assertEquals(List.of("Name", "Desired", "Available", "Age"), columns(scale));
            JsonNode cells = Requests.json(scale).at("/rows/0/cells");
            assertEquals("web", cells.get(0).asString());
            assertEquals(3, cells.get(1).asInt());
        } else {
            assertEquals(406, status.statusCode());
            assertEquals(406, scale.statusCode());
        }
    }

    @Test
    void what_is_no_status_is_never_shown_in_a_table() {
        String approval = "/apis/certificates.k8s.io/v1/certificatesigningrequests/none/approval";
        assertEquals(406, requests.get(approval, "Accept", TABLE).statusCode());
    }

    @Test
    void flow_schemas_stand_in_the_order_in_which_they_match() {
        String version = isNewest() ? "v1" : "v1beta1";
        JsonNode table = Requests.json(
                requests.get("/apis/flowcontrol.apiserver.k8s.io/" + version + "/flowschemas", "Accept", TABLE));
        List<Integer> precedences = IntStream.range(0, table.path("rows").size())
                .mapToObj(row -> table.at("/rows/" + row + "/cells/2").asInt())
                .toList();
        assertTrue(precedences.size() > 5, table::toString);
        assertEquals(precedences.stream().sorted().toList(), precedences);
    }

    @Test
    void the_scheduler_and_the_controller_manager_are_asked_how_they_are_as_the_store_is() {
        JsonNode components = requests.getJson("/api/v1/componentstatuses");
        assertEquals(
                List.of("scheduler", "controller-manager", "etcd-0"),
                components
                        .path("items")
                        .valueStream()
                        .map(item -> item.at("/metadata/name").asString())
                        .toList());
        assertEquals(
                isNewest() ? "ok" : "{\"health\":\"true\"}",
                components.at("/items/2/conditions/0/message").asString());
        JsonNode unknown = requests.getJson("/api/v1/componentstatuses/none");
        assertEquals(isNewest() ? 404 : 500, unknown.path("code").asInt());
        assertEquals(
                isNewest() ? "componentstatus \"none\" not found" : "Component not found: none",
                unknown.path("message").asString());
    }

    private static List<String> columns(HttpResponse<String> table) {
        assertEquals(200, table.statusCode(), table.body());
        return Requests.json(table)
                .path("columnDefinitions")
                .valueStream()
                .map(column -> column.path("name").asString())
                .toList();
    }
}
