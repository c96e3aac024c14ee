package io.drydock.kubeapiserver.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.Status;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BuiltInAdmissionTest {
    private static final String POD = "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'c','image':'i'}]}}";
    private static final String CLAIM = "{'metadata':{'name':'c'},'spec':{'accessModes':['ReadWriteOnce'],"
            + "'resources':{'requests':{'storage':'1Gi'}}}}";

    @Test
    void nothing_is_made_in_a_namespace_that_does_not_exist() {
        BuiltInServer server = new BuiltInServer(Release.V1_36, "NamespaceLifecycle");
        assertEquals("namespaces \"work\" not found", server.refusal("v1/configmaps", "{'metadata':{'name':'a'}}"));
    }

    @Test
    void nothing_is_made_in_a_namespace_that_is_about_to_go() {
        BuiltInServer server = new BuiltInServer(Release.V1_36, "NamespaceLifecycle");
        server.create("v1/namespaces", "{'metadata':{'name':'work'}}");
        server.create("v1/configmaps", "{'metadata':{'name':'before'}}");
        server.delete("v1/namespaces", "work");
        Status refusal = BuiltInServer.refusal(() -> server.create("v1/configmaps", "{'metadata':{'name':'late'}}"));
        assertEquals(
                "configmaps \"late\" is forbidden: unable to create new content in namespace work because it is"
                        + " being terminated",
                refusal.message());
        assertEquals(
                "NamespaceTerminating",
                refusal.details().orElseThrow().causes().getFirst().reason());
    }

    @Test
    void the_namespaces_of_the_system_stay() {
        BuiltInServer server = new BuiltInServer(Release.V1_20, "NamespaceLifecycle");
        server.create("v1/namespaces", "{'metadata':{'name':'kube-system'}}");
        Status refusal = BuiltInServer.refusal(() -> server.delete("v1/namespaces", "kube-system"));
        assertEquals("namespaces \"kube-system\" is forbidden: this namespace may not be deleted", refusal.message());
    }

    @Test
    void a_pod_has_the_priority_of_its_class_or_of_the_default_one() {
        BuiltInServer server = new BuiltInServer(Release.V1_36, "Priority");
        assertEquals(0, server.create("v1/pods", POD).at("spec", "priority").asInt());
        server.create(
                "scheduling.k8s.io/v1/priorityclasses", "{'metadata':{'name':'usual'},'value':7,'globalDefault':true}");
        KubeObject pod = server.create("v1/pods", POD.replace("'p'", "'q'"));
        assertEquals(7, pod.at("spec", "priority").asInt());
        assertEquals("usual", pod.at("spec", "priorityClassName").asString());
        assertEquals(
                "pods \"r\" is forbidden: no PriorityClass with name none was found",
                server.refusal(
                        "v1/pods",
                        POD.replace("'p'", "'r'").replace("'spec':{", "'spec':{'priorityClassName':'none',")));
        assertTrue(server.refusal(
                        "scheduling.k8s.io/v1/priorityclasses",
                        "{'metadata':{'name':'other'},'value':8,'globalDefault':true}")
                .endsWith("PriorityClass usual is already marked as default. Only one default can exist"));
    }

    @Test
    void a_pod_tolerates_trouble_for_a_while_unless_it_says_for_how_long() {
        BuiltInServer server = new BuiltInServer(Release.V1_36, "DefaultTolerationSeconds");
        KubeObject pod = server.create(
                "v1/pods",
                POD.replace(
                        "'spec':{",
                        "'spec':{'tolerations':[{'key':'node.kubernetes.io/not-ready','operator':'Exists',"
                                + "'effect':'NoExecute','tolerationSeconds':5}],"));
        assertEquals(2, pod.at("spec", "tolerations").size());
        assertEquals(
                5,
                pod.at("spec", "tolerations").get(0).path("tolerationSeconds").asInt());
        assertEquals(
                300,
                pod.at("spec", "tolerations").get(1).path("tolerationSeconds").asInt());
    }

    @Test
    void a_limit_range_gives_containers_what_they_do_not_ask_for() {
        BuiltInServer server = new BuiltInServer(Release.V1_36, "LimitRanger");
        server.create(
                "v1/limitranges",
                "{'metadata':{'name':'l'},'spec':{'limits':[{'type':'Container','default':{'cpu':'500m'},"
                        + "'defaultRequest':{'cpu':'100m'}}]}}");
        KubeObject pod = server.create("v1/pods", POD);
        assertEquals(
                "LimitRanger plugin set: cpu request for container c; cpu limit for container c",
                pod.annotations().get("kubernetes.io/limit-ranger"));
        assertEquals(
                "{\"limits\":{\"cpu\":\"500m\"},\"requests\":{\"cpu\":\"100m\"}}",
                pod.at("spec", "containers").get(0).path("resources").toString());
    }

    @Test
    void a_limit_range_refuses_what_is_out_of_its_bounds() {
        BuiltInServer server = new BuiltInServer(Release.V1_36, "LimitRanger");
        server.create(
                "v1/limitranges",
                "{'metadata':{'name':'l'},'spec':{'limits':[{'type':'Pod','max':{'cpu':'1'}},"
                        + "{'type':'PersistentVolumeClaim','max':{'storage':'512Mi'}}]}}");
        assertEquals(
                "pods \"p\" is forbidden: maximum cpu usage per Pod is 1.  No limit is specified",
                server.refusal("v1/pods", POD));
        assertEquals(
                "persistentvolumeclaims \"c\" is forbidden: maximum storage usage per PersistentVolumeClaim is 512Mi,"
                        + " but request is 1Gi",
                server.refusal("v1/persistentvolumeclaims", CLAIM));
    }

    @Test
    void claims_are_held_while_they_are_used() {
        BuiltInServer server = new BuiltInServer(Release.V1_36, "StorageObjectInUseProtection");
        assertEquals(
                List.of("kubernetes.io/pvc-protection"),
                server.create("v1/persistentvolumeclaims", CLAIM).finalizers());
    }

    @Test
    void of_two_default_classes_the_younger_one_counts_where_the_release_chooses_at_all() {
        for (Release release : List.of(Release.V1_20, Release.V1_36)) {
            BuiltInServer server = new BuiltInServer(release, "DefaultStorageClass");
            for (String name : List.of("one", "two")) {
                server.create(
                        "storage.k8s.io/v1/storageclasses",
                        "{'metadata':{'name':'" + name
                                + "','annotations':{'storageclass.kubernetes.io/is-default-class':'true'}},"
                                + "'provisioner':'example.com/p'}");
            }
            if (release == Release.V1_20) {
                assertTrue(server.refusal("v1/persistentvolumeclaims", CLAIM)
                        .endsWith("2 default StorageClasses were found"));
            } else {
                String chosen = server.create("v1/persistentvolumeclaims", CLAIM)
                        .at("spec", "storageClassName")
                        .asString();
                assertTrue(List.of("one", "two").contains(chosen), chosen);
            }
        }
    }

    @Test
    void a_pod_cannot_run_in_a_class_that_does_not_exist() {
        BuiltInServer server = new BuiltInServer(Release.V1_36, "RuntimeClass");
        assertEquals(
                "pods \"p\" is forbidden: pod rejected: RuntimeClass \"none\" not found",
                server.refusal("v1/pods", POD.replace("'spec':{", "'spec':{'runtimeClassName':'none',")));
        server.create(
                "node.k8s.io/v1/runtimeclasses",
                "{'metadata':{'name':'vm'},'handler':'vm','overhead':{'podFixed':{'memory':'10Mi'}}}");
        KubeObject pod = server.create("v1/pods", POD.replace("'spec':{", "'spec':{'runtimeClassName':'vm',"));
        assertEquals("10Mi", pod.at("spec", "overhead", "memory").asString());
    }

    @Test
    void a_new_node_is_not_ready() {
        BuiltInServer server = new BuiltInServer(Release.V1_36, "TaintNodesByCondition");
        KubeObject node = server.create("v1/nodes", "{'metadata':{'name':'n'}}");
        assertEquals(
                "[{\"key\":\"node.kubernetes.io/not-ready\",\"effect\":\"NoSchedule\"}]",
                node.at("spec", "taints").toString());
    }
}
