package io.drydock.kubeapiserver.admission.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.status.Status;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Pods that are made larger on their nodes; the answers are those that a real server gave. */
final class PodResizeValidatorTest {
    private final BuiltInServer server =
            new BuiltInServer(Release.V1_36, "NodeDeclaredFeatureValidator", "PodResizeValidator");

    @BeforeEach
    void run() {
        server.create("v1/nodes", "{'metadata':{'name':'n'}}");
        server.update(
                "v1/nodes/status",
                "n",
                node -> node.withObjectProperty("status")
                        .withObjectProperty("allocatable")
                        .put("cpu", "1")
                        .put("memory", "1Gi"));
        server.create(
                "v1/pods",
                "{'metadata':{'name':'p'},'spec':{'nodeName':'n','initContainers':[{'name':'i','image':'i'}],"
                        + "'containers':[{'name':'c','image':'i','resources':{'requests':{'cpu':'100m','memory':'1Mi'}}}]}}");
    }

    @Test
    void a_pod_cannot_outgrow_its_node() {
        resize("containers", "cpu", "1");
        Status refused = BuiltInServer.refusal(() -> resize("containers", "cpu", "1500m"));
        assertEquals(
                "pods \"p\" is forbidden: node didn't have enough allocatable resources: cpu, requested: 1500,"
                        + " allocatable: 1000",
                refused.message());
        assertEquals(
                "NodeCapacity",
                refused.details().orElseThrow().causes().getFirst().reason());
    }

    @Test
    void its_first_containers_stay_unless_the_node_can_resize_them() {
        assertEquals(
                "pods \"p\" is forbidden: pod update requires features InPlacePodVerticalScalingInitContainers which"
                        + " are not available on node \"n\"",
                BuiltInServer.refusal(() -> resize("initContainers", "cpu", "2m"))
                        .message());
    }

    private void resize(String containers, String resource, String amount) {
        server.update(
                "v1/pods/resize",
                "p",
                pod -> ((ObjectNode) pod.path("spec").path(containers).get(0))
                        .withObjectProperty("resources")
                        .withObjectProperty("requests")
                        .put(resource, amount));
    }
}
