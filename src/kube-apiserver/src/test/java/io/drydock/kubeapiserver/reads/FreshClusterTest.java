package io.drydock.kubeapiserver.reads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.Requests;
import io.drydock.kubeapiserver.running.RunningServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What clients see of a server to which nobody has written anything. */
class FreshClusterTest {
    private static final String TABLE = "application/json;as=Table;g=meta.k8s.io;v=v1";

    private static RunningServer server;
    private static Requests requests;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = RunningServer.start("--emulated-version=1.36", "--advertise-address=10.1.2.3");
        requests = new Requests(server);
    }

    @AfterAll
    static void stop() {
        requests.close();
        server.close();
    }

    @Test
    void the_server_is_found_through_a_slice_of_endpoints_too() {
        JsonNode slice = requests.getJson("/apis/discovery.k8s.io/v1/namespaces/default/endpointslices/kubernetes");
        assertEquals("IPv4", slice.path("addressType").asString());
        assertEquals("10.1.2.3", slice.at("/endpoints/0/addresses/0").asString());
        assertEquals(
                "kubernetes",
                slice.at("/metadata/labels/kubernetes.io~1service-name").asString());
    }

    @Test
    void the_label_of_a_namespace_has_a_manager() {
        JsonNode namespace = requests.getJson("/api/v1/namespaces/default");
        assertTrue(namespace
                .at("/metadata/managedFields/0/fieldsV1/f:metadata/f:labels/f:kubernetes.io~1metadata.name")
                .isObject());
    }

    @Test
    void only_what_is_served_is_described() {
        JsonNode document = requests.getJson("/openapi/v2");
        assertTrue(document.at("/paths").has("/apis/apps/v1/deployments"));
        assertFalse(document.at("/paths").has("/apis/resource.k8s.io/v1alpha3/"));
        assertFalse(document.at("/definitions").has("io.k8s.api.resource.v1alpha3.DeviceTaintRule"));
        assertEquals("1.36", document.at("/info/version").asString());
    }

    @Test
    void the_version_is_for_reading_and_tells_what_is_emulated() {
        assertEquals("36", requests.getJson("/version").path("emulationMinor").asString());
        assertEquals(405, requests.send("POST", "/version", "{}").statusCode());
        assertEquals(406, requests.get("/version", "Accept", "text/html").statusCode());
    }

    @Test
    void an_unknown_path_is_not_found_in_plain_text() {
        assertEquals("404 page not found\n", requests.get("/nosuch").body());
    }

    @Test
    void the_services_of_the_aggregator_are_shown_with_columns_of_their_own() {
        JsonNode columns = Requests.json(requests.get("/apis/apiregistration.k8s.io/v1/apiservices", "Accept", TABLE))
                .path("columnDefinitions");
        assertEquals(List.of("Name", "Service", "Available", "Age"), names(columns));
    }

    @Test
    void the_range_of_services_is_an_object_that_is_ready() {
        JsonNode range = requests.getJson("/apis/networking.k8s.io/v1/servicecidrs/kubernetes");
        assertEquals("10.0.0.0/24", range.at("/spec/cidrs/0").asString());
        assertEquals("Ready", range.at("/status/conditions/0/type").asString());
        assertEquals("Apply", range.at("/metadata/managedFields/0/operation").asString());
    }

    @Test
    void the_address_of_the_own_service_is_claimed() {
        JsonNode address = requests.getJson("/apis/networking.k8s.io/v1/ipaddresses/10.0.0.1");
        assertEquals("kubernetes", address.at("/spec/parentRef/name").asString());
        assertEquals(
                "ipallocator.k8s.io",
                address.at("/metadata/labels/ipaddress.kubernetes.io~1managed-by")
                        .asString());
    }

    @Test
    void the_server_says_by_a_lease_that_it_lives() {
        JsonNode leases = requests.getJson("/apis/coordination.k8s.io/v1/namespaces/kube-system/leases"
                + "?labelSelector=apiserver.kubernetes.io%2Fidentity%3Dkube-apiserver");
        JsonNode lease = leases.at("/items/0");
        String name = lease.at("/metadata/name").asString();
        assertTrue(name.matches("apiserver-[a-z2-7]{26}"), name);
        assertTrue(lease.at("/spec/holderIdentity").asString().startsWith(name + "_"));
        assertEquals(3600, lease.at("/spec/leaseDurationSeconds").asInt());
    }

    @Test
    void it_is_known_since_when_old_tokens_are_watched() {
        JsonNode tracking = requests.getJson(
                "/api/v1/namespaces/kube-system/configmaps/" + "kube-apiserver-legacy-service-account-token-tracking");
        assertTrue(tracking.at("/data/since").asString().matches("\\d{4}-\\d{2}-\\d{2}"));
    }

    private static List<String> names(JsonNode columns) {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add(column.path("name").asString()));
        return names;
    }
}
