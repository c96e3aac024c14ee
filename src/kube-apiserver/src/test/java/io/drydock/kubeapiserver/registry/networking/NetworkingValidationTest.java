package io.drydock.kubeapiserver.registry.networking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkingValidationTest {
    private final BuiltInServer server = new BuiltInServer(Release.V1_36);
    private final BuiltInServer older = new BuiltInServer(Release.V1_20);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "networkpolicies | 'ingress':[{'ports':[{'port':'http','endPort':3}]}] | spec.ingress[0].ports[0].endPort: Invalid value: 3: may not be specified when `port` is non-numeric",
                "networkpolicies | 'ingress':[{'ports':[{'port':5,'endPort':3}]}] | spec.ingress[0].ports[0].endPort: Invalid value: 5: must be greater than or equal to `port`",
                "networkpolicies | 'egress':[{'to':[{'ipBlock':{'cidr':'10.0.0.0/8','except':['10.0.0.0/8']}}]}] | spec.egress[0].to[0].ipBlock.except[0]: Invalid value: \"10.0.0.0/8\": must be a strict subset of `cidr`",
                "networkpolicies | 'egress':[{'to':[{'ipBlock':{'cidr':'x'}}]}] | spec.egress[0].to[0].ipBlock.cidr: Invalid value: \"x\": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)",
                "networkpolicies | 'egress':[{'to':[{'ipBlock':{'cidr':'10.0.0.1/8'}}]}] | spec.egress[0].to[0].ipBlock.cidr: Invalid value: \"10.0.0.1/8\": must not have bits set beyond the prefix length",
                "networkpolicies | 'egress':[{'ports':[{'protocol':'X'}]}] | spec.egress[0].ports[0].protocol: Unsupported value: \"X\": supported values: \"TCP\", \"UDP\", \"SCTP\"",
                "ingressclasses | 'controller':'a.b/c','parameters':{'kind':'K','name':'n','scope':'Namespace'} | spec.parameters.namespace: Required value: `parameters.scope` is set to 'Namespace'",
                "ingressclasses | 'controller':'a.b/c','parameters':{'kind':'K','name':'n','namespace':'x'} | spec.parameters.namespace: Forbidden: `parameters.scope` is set to 'Cluster'",
                "ingresses | 'defaultBackend':{'resource':{'name':'n'}} | spec.defaultBackend.resource.kind: Required value",
                "servicecidrs | 'cidrs':[] | spec.cidrs: Required value: at least one CIDR required",
                "servicecidrs | 'cidrs':['10.0.0.1/8'] | spec.cidrs[0]: Invalid value: \"10.0.0.1/8\": must not have bits set beyond the prefix length",
                "servicecidrs | 'cidrs':['FD00::/64'] | spec.cidrs[0]: Invalid value: \"FD00::/64\": must be in canonical form (\"fd00::/64\")",
                "servicecidrs | 'cidrs':['10.0.0.0/8','11.0.0.0/8'] | spec.cidrs: Invalid value: [\"10.0.0.0/8\",\"11.0.0.0/8\"]: may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64",
            })
    void an_object_is_refused(String resource, String spec, String expected) {
        String message = server.refusal("networking.k8s.io/v1/" + resource, object("x", spec));
        assertEquals(expected, message.substring(message.indexOf("invalid: ") + 9));
    }

    @Test
    void the_name_of_an_address_is_the_address() {
        String path = "networking.k8s.io/v1/ipaddresses";
        String parent = "'parentRef':{'resource':'services','namespace':'n','name':'s'}";
        assertTrue(server.refusal(path, object("10.0.0.01", parent)).contains("must not have leading 0s"));
        assertTrue(server.refusal(path, object("fd00:0::1", parent)).contains("must be in canonical form"));
        server.create(path, object("fd00::1", parent));
        assertEquals(List.of("fd00::1", "services/n/s", "0s"), server.row(path, "fd00::1"));
    }

    @Test
    void a_block_of_the_other_family_may_be_added() {
        String path = "networking.k8s.io/v1/servicecidrs";
        server.create(path, object("x", "'cidrs':['10.0.0.0/8']"));
        assertEquals(
                "ServiceCIDR.networking.k8s.io \"x\" is invalid: spec.cidrs[0]: Invalid value: \"11.0.0.0/8\": field is"
                        + " immutable",
                BuiltInServer.refusal(() -> server.update(
                                path,
                                "x",
                                tree -> tree.withObjectProperty("spec")
                                        .putArray("cidrs")
                                        .add("11.0.0.0/8")))
                        .message());
        server.update(
                path,
                "x",
                tree -> tree.withObjectProperty("spec")
                        .withArrayProperty("cidrs")
                        .add("fd00::/64"));
        assertEquals(List.of("x", "10.0.0.0/8,fd00::/64"), server.row(path, "x").subList(0, 2));
    }

    @Test
    void the_annotation_of_an_ingress_may_repeat_its_class_in_later_releases() {
        String path = "networking.k8s.io/v1/ingresses";
        String ingress = "{'metadata':{'name':'x','annotations':{'kubernetes.io/ingress.class':'%s'}},"
                + "'spec':{'ingressClassName':'c','defaultBackend':{'service':{'name':'s','port':{'number':1}}}}}";
        server.create(path, ingress.formatted("c"));
        assertTrue(server.refusal(path, ingress.formatted("d"))
                .contains("annotations.kubernetes.io/ingress.class: Invalid value: \"d\": must match"
                        + " `ingressClassName` when both are specified"));
        assertTrue(older.refusal(path, ingress.formatted("c"))
                .contains("can not be set when the class field is also set"));
    }

    @Test
    void an_ingress_is_refused_by_the_fields_of_the_version_in_which_it_came() {
        String path = "networking.k8s.io/v1beta1/ingresses";
        assertTrue(older.refusal(path, object("x", "")).endsWith("either `backend` or `rules` must be specified"));
        assertEquals(
                "Ingress.extensions \"x\" is invalid: [spec.backend.serviceName: Required value,"
                        + " spec.backend.servicePort: Invalid value: 70000: must be between 1 and 65535, inclusive]",
                older.refusal(path, object("x", "'backend':{'serviceName':'','servicePort':70000}")));
        older.create(path, object("x", "'tls':[{'secretName':'N!'}],'backend':{'serviceName':'s','servicePort':1}"));
    }

    private static String object(String name, String spec) {
        return "{'metadata':{'name':'" + name + "'},'spec':{" + spec + "}}";
    }
}
