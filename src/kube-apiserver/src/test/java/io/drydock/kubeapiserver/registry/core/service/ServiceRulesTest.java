package io.drydock.kubeapiserver.registry.core.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules of the newest release for services, of a cluster that has addresses of one family. */
class ServiceRulesTest {
    private final BuiltInServer server = new BuiltInServer(Release.V1_36);

    private static String service(String spec) {
        return "{'metadata':{'name':'x'},'spec':{" + spec + "}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'ipFamilyPolicy':'RequireDualStack' | spec.ipFamilyPolicy: Invalid value: \"RequireDualStack\": this cluster is not configured for dual-stack services",
                "'ipFamilies':['IPv6'] | spec.ipFamilies[0]: Invalid value: \"IPv6\": not configured on this cluster",
                "'ipFamilies':['IPv4','IPv6'] | spec.ipFamilyPolicy: Invalid value: \"SingleStack\": must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified",
                "'clusterIP':'fd00::1' | spec.clusterIPs[0]: Invalid value: [\"fd00::1\"]: IPv6 is not configured on this cluster",
                "'externalIPs':['127.0.0.1'] | spec.externalIPs[0]: Invalid value: \"127.0.0.1\": may not be in the loopback range (127.0.0.0/8, ::1/128)",
                "'loadBalancerClass':'a/b' | spec.loadBalancerClass: Forbidden: may only be used when `type` is 'LoadBalancer'",
                "'allocateLoadBalancerNodePorts':false | spec.allocateLoadBalancerNodePorts: Forbidden: may only be used when `type` is 'LoadBalancer'",
                "'trafficDistribution':'Near' | spec.trafficDistribution: Unsupported value: \"Near\": supported values: \"PreferClose\", \"PreferSameZone\", \"PreferSameNode\"",
                "'externalTrafficPolicy':'Local' | spec.externalTrafficPolicy: Invalid value: \"Local\": may only be set for externally-accessible services",
                "'type':'LoadBalancer','loadBalancerSourceRanges':['a'] | spec.LoadBalancerSourceRanges[0]: Invalid value: \"a\": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)",
            })
    void a_service_is_checked(String fields, String expected) {
        assertEquals(
                "Service \"x\" is invalid: " + expected,
                server.refusal("v1/services", service("'ports':[{'port':80}]," + fields)));
    }

    @Test
    void a_headless_service_that_selects_nothing_is_open_to_both_families() {
        KubeObject service = server.create("v1/services", service("'clusterIP':'None','ports':[{'port':80}]"));
        assertEquals("RequireDualStack", service.at("spec", "ipFamilyPolicy").asString());
        assertEquals("[\"IPv4\",\"IPv6\"]", service.at("spec", "ipFamilies").toString());
    }

    @Test
    void what_the_type_filled_in_goes_with_it() {
        server.create(
                "v1/services", service("'type':'LoadBalancer','externalTrafficPolicy':'Local','ports':[{'port':80}]"));
        KubeObject inside =
                server.update("v1/services", "x", change -> spec(change).put("type", "ClusterIP"));
        for (String field : List.of("externalTrafficPolicy", "healthCheckNodePort", "allocateLoadBalancerNodePorts")) {
            assertFalse(inside.at("spec").has(field), field);
        }
        assertFalse(inside.at("spec", "ports").get(0).has("nodePort"));
    }

    @Test
    void one_port_served_by_two_protocols_has_one_port_of_the_nodes() {
        KubeObject service = server.create(
                "v1/services",
                service("'type':'NodePort','ports':[{'name':'a','port':53,'protocol':'TCP'},"
                        + "{'name':'b','port':53,'protocol':'UDP'}]"));
        JsonNode ports = service.at("spec", "ports");
        assertEquals(ports.get(0).path("nodePort"), ports.get(1).path("nodePort"));
    }

    @Test
    void a_port_of_the_nodes_that_is_left_out_stays() {
        KubeObject service = server.create("v1/services", service("'type':'NodePort','ports':[{'port':80}]"));
        KubeObject changed = server.update(
                "v1/services",
                "x",
                change -> change.at("/spec/ports/0").asObject().remove("nodePort"));
        assertEquals(service.at("spec", "ports"), changed.at("spec", "ports"));
    }

    @Test
    void the_first_address_stays() {
        server.create("v1/services", service("'ports':[{'port':80}],'clusterIP':'10.0.0.5'"));
        Consumer<ObjectNode> change = service -> {
            spec(service).put("clusterIP", "10.0.0.6");
            spec(service).putArray("clusterIPs").add("10.0.0.6");
        };
        assertEquals(
                "Service \"x\" is invalid: spec.clusterIPs[0]: Invalid value: [\"10.0.0.6\"]: may not change once set",
                BuiltInServer.refusal(() -> server.update("v1/services", "x", change))
                        .message());
    }

    private static ObjectNode spec(ObjectNode service) {
        return service.withObjectProperty("spec");
    }
}
