package io.drydock.kubeapiserver.reads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.Requests;
import io.drydock.kubeapiserver.running.RunningServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A cluster IP has an object of its own for as long as a service has it. */
class ServiceAddressTest {
    private static final String SERVICES = "/api/v1/namespaces/default/services";
    private static final String ADDRESSES = "/apis/networking.k8s.io/v1/ipaddresses/";

    private static RunningServer server;
    private static Requests requests;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = RunningServer.start("--emulated-version=1.36", "--service-cluster-ip-range=10.0.0.0/24");
        requests = new Requests(server);
    }

    @AfterAll
    static void stop() {
        requests.close();
        server.close();
    }

    @Test
    void an_address_comes_and_goes_with_its_service() {
        create("comes", "10.0.0.71");
        assertEquals(
                "comes",
                requests.getJson(ADDRESSES + "10.0.0.71")
                        .at("/spec/parentRef/name")
                        .asString());
        assertEquals(200, requests.send("DELETE", SERVICES + "/comes", "").statusCode());
        assertEquals(404, requests.get(ADDRESSES + "10.0.0.71").statusCode());
    }

    @Test
    void an_address_goes_when_its_service_needs_it_no_more() {
        JsonNode service = create("changes", "10.0.0.72");
        String outside = service.toString()
                .replace("\"ClusterIP\"", "\"ExternalName\",\"externalName\":\"example.org\"")
                .replace("\"clusterIP\":\"10.0.0.72\",\"clusterIPs\":[\"10.0.0.72\"],", "");
        assertEquals(200, requests.send("PUT", SERVICES + "/changes", outside).statusCode(), outside);
        assertEquals(404, requests.get(ADDRESSES + "10.0.0.72").statusCode());
    }

    @Test
    void nobody_is_given_an_address_that_something_else_has() {
        requests.send("POST", "/apis/networking.k8s.io/v1/ipaddresses", """
                {"apiVersion":"networking.k8s.io/v1","kind":"IPAddress","metadata":{"name":"10.0.0.73"},
                 "spec":{"parentRef":{"resource":"services","namespace":"default","name":"other"}}}
                """);
        var answer = requests.send("POST", SERVICES, service("late", "10.0.0.73"));
        assertEquals(422, answer.statusCode());
        assertTrue(
                answer.body().contains("failed to allocate IP 10.0.0.73: provided IP is already allocated"),
                answer.body());
    }

    @Test
    void what_is_only_tried_claims_nothing() {
        assertEquals(
                201,
                requests.send("POST", SERVICES + "?dryRun=All", service("tried", "10.0.0.74"))
                        .statusCode());
        assertEquals(404, requests.get(ADDRESSES + "10.0.0.74").statusCode());
    }

    private static JsonNode create(String name, String address) {
        var answer = requests.send("POST", SERVICES, service(name, address));
        assertEquals(201, answer.statusCode(), answer.body());
        return Requests.json(answer);
    }

    private static String service(String name, String address) {
        return """
                {"apiVersion":"v1","kind":"Service","metadata":{"name":"%s"},
                 "spec":{"type":"ClusterIP","clusterIP":"%s","ports":[{"port":80}]}}
                """.formatted(name, address);
    }
}
