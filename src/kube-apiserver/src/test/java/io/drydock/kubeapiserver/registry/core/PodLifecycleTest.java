package io.drydock.kubeapiserver.registry.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.Deletion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodLifecycleTest {
    private final CoreServer server = new CoreServer(Release.V1_20);

    private KubeObject create(String container) {
        return server.create(
                "pods",
                "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'p'},'spec':{'containers':[{'name':'c','image':"
                        + container + "}]},'status':{'phase':'Running'}}");
    }

    private void bind(String node) {
        server.create(
                "pods/binding",
                "p",
                "{'apiVersion':'v1','kind':'Binding','metadata':{'name':'p'},'target':{'kind':'Node','name':'" + node
                        + "'}}");
    }

    @Test
    void a_new_pod_is_pending_and_has_its_defaults() {
        KubeObject pod = create("'nginx:1.25'");
        assertEquals(
                "{\"phase\":\"Pending\",\"qosClass\":\"BestEffort\"}",
                pod.at("status").toString());
        assertEquals("ClusterFirst", pod.at("spec", "dnsPolicy").asString());
        assertEquals(30, pod.at("spec", "terminationGracePeriodSeconds").asInt());
        assertTrue(pod.at("spec", "enableServiceLinks").asBoolean());
        assertEquals(
                "IfNotPresent",
                pod.at("spec", "containers").get(0).path("imagePullPolicy").asString());
    }

    @ParameterizedTest
    @CsvSource({
        "nginx, Always",
        "nginx:latest, Always",
        "nginx:1, IfNotPresent",
        "host:5000/nginx, Always",
        "host:5000/nginx:1, IfNotPresent",
        "nginx@sha256:abc, IfNotPresent",
    })
    void only_the_latest_image_is_always_pulled(String image, String policy) {
        assertEquals(
                policy,
                create("'" + image + "'")
                        .at("spec", "containers")
                        .get(0)
                        .path("imagePullPolicy")
                        .asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'requests':{'cpu':'1000m','memory':'1Gi'},'limits':{'cpu':'1','memory':'1024Mi'} | Guaranteed",
                "'limits':{'cpu':'1','memory':'1Gi'} | Guaranteed",
                "'requests':{'cpu':'1'} | Burstable",
                "'limits':{'cpu':'1'} | Burstable",
            })
    void the_quality_of_service_follows_requests_and_limits(String resources, String quality) {
        KubeObject pod = create("'i','resources':{" + resources + "}");
        assertEquals(quality, pod.at("status", "qosClass").asString());
    }

    @Test
    void a_pod_is_bound_once() {
        create("'i'");
        bind("n1");
        KubeObject pod = server.get("pods", "p");
        assertEquals("n1", pod.at("spec", "nodeName").asString());
        assertEquals(
                "PodScheduled",
                pod.at("status", "conditions").get(0).path("type").asString());
        assertEquals(
                "Operation cannot be fulfilled on pods/binding \"p\": pod p is already assigned to node \"n1\"",
                CoreServer.refusal(() -> bind("n2")).message());
    }

    @Test
    void a_pod_that_runs_is_given_time_and_one_that_does_not_goes_at_once() {
        create("'i'");
        bind("n1");
        assertFalse(server.delete("pods", "p").gone());
        assertEquals(30, server.get("pods", "p").deletionGracePeriodSeconds().orElseThrow());

        CoreServer other = new CoreServer(Release.V1_20);
        other.create(
                "pods",
                "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'p'},'spec':{'containers':[{'name':'c','image':"
                        + "'i'}]}}");
        Deletion deletion = other.delete("pods", "p");
        assertTrue(deletion.gone());
        assertTrue(deletion instanceof Deletion.OfObject);
    }

    @Test
    void status_changes_only_through_its_subresource() {
        create("'i'");
        server.update("pods", "p", pod -> pod.withObjectProperty("status").put("phase", "Failed"));
        assertEquals("Pending", server.get("pods", "p").at("status", "phase").asString());
        KubeObject pod = server.update("pods/status", "p", changed -> {
            changed.withObjectProperty("status").put("phase", "Running").put("podIP", "10.1.2.3");
            changed.withObjectProperty("spec").put("hostNetwork", true);
        });
        assertEquals("Running", pod.at("status", "phase").asString());
        assertEquals("10.1.2.3", pod.at("status", "podIPs").get(0).path("ip").asString());
        assertTrue(pod.at("spec", "hostNetwork").isMissingNode());
    }

    @Test
    void the_table_tells_what_a_pod_waits_for() {
        create("'i'");
        assertEquals(
                List.of("p", "0/1", "Pending", "0"), server.row("pods", "p").subList(0, 4));
        server.update("pods/status", "p", pod -> {
            var container = pod.withObjectProperty("status")
                    .withArrayProperty("containerStatuses")
                    .addObject();
            container.put("name", "c").put("restartCount", 3);
            container.putObject("state").putObject("waiting").put("reason", "CrashLoopBackOff");
        });
        assertEquals(
                List.of("p", "0/1", "CrashLoopBackOff", "3"),
                server.row("pods", "p").subList(0, 4));
    }

    @Test
    void eviction_deletes_a_pod_that_no_budget_protects() {
        create("'i'");
        KubeObject status = server.create(
                "pods/eviction", "p", "{'apiVersion':'policy/v1beta1','kind':'Eviction','metadata':{'name':'p'}}");
        assertEquals("Success", status.at("status").asString());
        assertEquals(404, CoreServer.refusal(() -> server.get("pods", "p")).code());
    }
}
