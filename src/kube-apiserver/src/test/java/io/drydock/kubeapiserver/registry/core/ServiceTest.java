package io.drydock.kubeapiserver.registry.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceTest {
    private final CoreServer server = new CoreServer(Release.V1_20);

    private static String service(String name, String spec) {
        return "{'apiVersion':'v1','kind':'Service','metadata':{'name':'" + name + "'},'spec':{" + spec + "}}";
    }

    @Test
    void a_service_is_given_a_free_address_until_there_are_none() {
        Set<String> addresses = new HashSet<>();
        for (int i = 0; i < 14; i++) {
            KubeObject created = server.create("services", service("s" + i, "'ports':[{'port':80}]"));
            String address = created.at("spec", "clusterIP").asString();
            assertEquals(address, created.at("spec", "clusterIPs").get(0).asString());
            assertTrue(addresses.add(address), address);
        }
        assertEquals(
                "Internal error occurred: failed to allocate a serviceIP: range is full",
                server.refusal("services", service("full", "'ports':[{'port':80}]"))
                        .message());
        server.delete("services", "s3");
        server.create("services", service("again", "'ports':[{'port':80}]"));
    }

    @Test
    void an_address_is_given_once_and_only_from_the_range() {
        server.create("services", service("a", "'clusterIP':'10.0.0.5','ports':[{'port':80}]"));
        assertEquals(
                "Service \"b\" is invalid: spec.clusterIPs: Invalid value: []string{\"10.0.0.5\"}: failed to allocated"
                        + " ip:10.0.0.5 with error:provided IP is already allocated",
                server.refusal("services", service("b", "'clusterIP':'10.0.0.5','ports':[{'port':80}]"))
                        .message());
        assertEquals(
                "Service \"b\" is invalid: spec.clusterIPs: Invalid value: []string{\"192.168.1.1\"}: failed to"
                        + " allocated ip:192.168.1.1 with error:provided IP is not in the valid range. The range of"
                        + " valid IPs is 10.0.0.0/28",
                server.refusal("services", service("b", "'clusterIP':'192.168.1.1','ports':[{'port':80}]"))
                        .message());
        assertEquals(
                "Service \"a\" is invalid: spec.clusterIPs[0]: Invalid value: []string{\"10.0.0.6\"}: may not change"
                        + " once set",
                CoreServer.refusal(() -> server.update(
                                "services",
                                "a",
                                changed -> changed.withObjectProperty("spec").put("clusterIP", "10.0.0.6")))
                        .message());
    }

    @Test
    void node_ports_are_allocated_and_given_up() {
        KubeObject created = server.create("services", service("n", "'type':'NodePort','ports':[{'port':80}]"));
        int first = created.at("spec", "ports").get(0).path("nodePort").asInt();
        assertTrue(first >= 30000 && first <= 30002, () -> "not in the range: " + first);
        KubeObject changed = server.update(
                "services", "n", change -> change.at("/spec/ports/0").asObject().remove("nodePort"));
        int port = changed.at("spec", "ports").get(0).path("nodePort").asInt();
        assertNotEquals(first, port);
        assertEquals(
                "Service \"m\" is invalid: spec.ports[0].nodePort: Invalid value: " + port
                        + ": provided port is already allocated",
                server.refusal(
                                "services",
                                service("m", "'type':'NodePort','ports':[{'port':80,'nodePort':" + port + "}]"))
                        .message());
        KubeObject internal = server.update(
                "services", "n", change -> change.withObjectProperty("spec").put("type", "ClusterIP"));
        assertTrue(internal.at("spec", "ports").get(0).path("nodePort").isMissingNode());
    }

    @Test
    void several_ports_need_names() {
        assertEquals(
                "Service \"two\" is invalid: [spec.ports[0].name: Required value, spec.ports[1].name: Required value]",
                server.refusal("services", service("two", "'clusterIP':'None','ports':[{'port':80},{'port':81}]"))
                        .message());
    }

    @Test
    void the_newer_release_settles_families_and_traffic_policies() {
        KubeObject created = new CoreServer(Release.V1_36).create("services", service("s", "'ports':[{'port':80}]"));
        assertEquals("[\"IPv4\"]", created.at("spec", "ipFamilies").toString());
        assertEquals("SingleStack", created.at("spec", "ipFamilyPolicy").asString());
        assertEquals("Cluster", created.at("spec", "internalTrafficPolicy").asString());
    }

    @Test
    void the_table_shows_ports_and_addresses() {
        server.create(
                "services",
                service(
                        "s",
                        "'type':'NodePort','clusterIP':'10.0.0.9','externalIPs':['1.2.3.4'],"
                                + "'ports':[{'port':80,'nodePort':30001}],'selector':{'a':'b'}"));
        List<String> row = server.row("services", "s");
        assertEquals(List.of("s", "NodePort", "10.0.0.9", "1.2.3.4", "80:30001/TCP"), row.subList(0, 5));
        assertEquals("a=b", row.get(6));
    }
}
