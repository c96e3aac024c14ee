package io.drydock.kubeapiserver.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plug-ins that run only where they are asked for. */
final class OptionalPluginsTest {
    private static final String POD = "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'c','image':'i'}]}}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            AlwaysDeny | v1/configmaps | {'metadata':{'name':'a'}} | configmaps "a" is forbidden: admission control is denying all modifications
            NamespaceExists | v1/configmaps | {'metadata':{'name':'a'}} | namespaces "work" not found
            SecurityContextDeny | v1/pods | {'metadata':{'name':'p'},'spec':{'securityContext':{'fsGroup':1},'containers':[{'name':'c','image':'i'}]}} | pods "p" is forbidden: pod.Spec.SecurityContext.FSGroup is forbidden
            SecurityContextDeny | v1/pods | {'metadata':{'name':'p'},'spec':{'containers':[{'name':'c','image':'i','securityContext':{'runAsUser':1}}]}} | pods "p" is forbidden: SecurityContext.RunAsUser is forbidden
            DenyServiceExternalIPs | v1/services | {'metadata':{'name':'s'},'spec':{'ports':[{'port':80}],'externalIPs':['1.2.3.4']}} | services "s" is forbidden: Use of external IPs is denied by admission control
            LimitPodHardAntiAffinityTopology | v1/pods | {'metadata':{'name':'p'},'spec':{'affinity':{'podAntiAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':[{'topologyKey':'zone','labelSelector':{}}]}},'containers':[{'name':'c','image':'i'}]}} | pods "p" is forbidden: affinity.PodAntiAffinity.RequiredDuringScheduling has TopologyKey zone but only key kubernetes.io/hostname is allowed
            """)
    void what_they_refuse(String plugin, String path, String object, String answer) {
        assertEquals(answer, new BuiltInServer(Release.V1_36, plugin).refusal(path, object));
    }

    @Test
    void a_namespace_is_made_for_its_first_object() {
        BuiltInServer server = new BuiltInServer(Release.V1_36, "NamespaceAutoProvision", "NamespaceLifecycle");
        server.create("v1/configmaps", "{'metadata':{'name':'a'}}");
        assertEquals("work", server.get("v1/namespaces", "work").name());
    }

    @Test
    void images_are_always_pulled() {
        BuiltInServer server = new BuiltInServer(Release.V1_36, "AlwaysPullImages");
        KubeObject pod =
                server.create("v1/pods", POD.replace("'image':'i'", "'image':'i:1','imagePullPolicy':'Never'"));
        assertEquals(
                "Always",
                pod.at("spec", "containers").get(0).path("imagePullPolicy").asString());
    }

    @Test
    void a_pod_that_asks_for_special_hardware_may_run_where_it_is() {
        BuiltInServer server = new BuiltInServer(Release.V1_36, "ExtendedResourceToleration");
        KubeObject pod = server.create(
                "v1/pods",
                POD.replace(
                        "'image':'i'",
                        "'image':'i','resources':{'limits':{'example.com/gpu':'1'},'requests':{'example.com/gpu':'1'}}"));
        assertEquals(
                "[{\"key\":\"example.com/gpu\",\"operator\":\"Exists\",\"effect\":\"NoSchedule\"}]",
                pod.at("spec", "tolerations").toString());
    }

    @Test
    void a_pod_knows_the_zone_of_the_node_it_is_bound_to() {
        BuiltInServer server = new BuiltInServer(Release.V1_36, "PodTopologyLabels");
        server.create(
                "v1/nodes", "{'metadata':{'name':'n','labels':{'topology.kubernetes.io/zone':'z','disk':'ssd'}}}");
        server.create("v1/pods", POD);
        server.create("v1/pods/binding", "{'metadata':{'name':'p'},'target':{'kind':'Node','name':'n'}}");
        KubeObject pod = server.get("v1/pods", "p");
        assertEquals("n", pod.at("spec", "nodeName").asString());
        assertEquals("{topology.kubernetes.io/zone=z}", pod.labels().toString());
    }

    @Test
    void pods_stay_on_the_nodes_of_their_namespace() {
        BuiltInServer server = new BuiltInServer(Release.V1_36, "PodNodeSelector");
        server.create(
                "v1/namespaces",
                "{'metadata':{'name':'work','annotations':{'scheduler.alpha.kubernetes.io/node-selector':'env=test'}}}");
        assertEquals(
                "test",
                server.create("v1/pods", POD).at("spec", "nodeSelector", "env").asString());
        assertEquals(
                "pods \"q\" is forbidden: pod node label selector conflicts with its namespace node label selector",
                server.refusal(
                        "v1/pods",
                        POD.replace("'p'", "'q'").replace("'spec':{", "'spec':{'nodeSelector':{'env':'live'},")));
    }

    @Test
    void pods_tolerate_what_their_namespace_has_for_them_and_no_more_than_it_allows() {
        BuiltInServer server = new BuiltInServer(Release.V1_36, "PodTolerationRestriction");
        server.create(
                "v1/namespaces",
                "{'metadata':{'name':'work','annotations':{'scheduler.alpha.kubernetes.io/defaultTolerations':"
                        + "'[{\\'key\\':\\'a\\',\\'operator\\':\\'Exists\\'}]',"
                        + "'scheduler.alpha.kubernetes.io/tolerationsWhitelist':"
                        + "'[{\\'key\\':\\'a\\',\\'operator\\':\\'Exists\\'}]'}}}");
        KubeObject pod = server.create(
                "v1/pods",
                POD.replace("'spec':{", "'spec':{'tolerations':[{'key':'a','value':'b','effect':'NoSchedule'}],"));
        assertEquals(
                List.of("{\"key\":\"a\",\"operator\":\"Exists\"}"),
                pod.at("spec", "tolerations")
                        .valueStream()
                        .map(Object::toString)
                        .toList());
        assertEquals(
                "pod tolerations (possibly merged with namespace default tolerations) conflict with its namespace"
                        + " whitelist",
                server.refusal(
                        "v1/pods",
                        POD.replace("'p'", "'q'")
                                .replace("'spec':{", "'spec':{'tolerations':[{'key':'z','operator':'Exists'}],")));
    }
}
