package io.drydock.kubeapiserver.registry.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.Status;
import io.drydock.kubeapiserver.registry.BuiltInServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class WorkloadsTest {
    private static final String DEPLOYMENTS = "apps/v1/deployments";
    private static final String SPEC = "'spec':{'replicas':2,'selector':{'matchLabels':{'a':'b'}},'template':"
            + "{'metadata':{'labels':{'a':'b'}},'spec':{'containers':[{'name':'c','image':'i'}]}}}";
    private static final String WORKLOAD = "{'metadata':{'name':'w'}," + SPEC + "}";
    private static final String DAEMON_SET = WORKLOAD.replace("'replicas':2,", "");

    private final BuiltInServer server = new BuiltInServer(Release.V1_20);

    @Test
    void a_scale_shows_replicas_and_the_selector_of_the_pods() {
        server.create(DEPLOYMENTS, WORKLOAD);
        KubeObject scale = server.get(DEPLOYMENTS + "/scale", "w");
        assertEquals("Scale", scale.kind());
        assertEquals(2, scale.at("spec", "replicas").asInt());
        assertEquals("a=b", scale.at("status", "selector").asString());
    }

    @Test
    void an_update_of_the_scale_changes_the_workload_and_its_generation() {
        server.create(DEPLOYMENTS, WORKLOAD);
        server.update(DEPLOYMENTS + "/scale", "w", scale -> ((ObjectNode) scale.path("spec")).put("replicas", 7));
        KubeObject deployment = server.get(DEPLOYMENTS, "w");
        assertEquals(7, deployment.at("spec", "replicas").asInt());
        assertEquals(2, deployment.generation());
    }

    @Test
    void a_scale_below_zero_is_refused_as_a_scale() {
        server.create(DEPLOYMENTS, WORKLOAD);
        Status refusal = BuiltInServer.refusal(() -> server.update(
                DEPLOYMENTS + "/scale", "w", scale -> ((ObjectNode) scale.path("spec")).put("replicas", -1)));
        assertEquals(
                "Scale.autoscaling \"w\" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal"
                        + " to 0",
                refusal.message());
    }

    @Test
    void a_scale_of_another_object_of_the_name_is_a_conflict() {
        server.create(DEPLOYMENTS, WORKLOAD);
        Status refusal = BuiltInServer.refusal(() -> server.update(
                DEPLOYMENTS + "/scale",
                "w",
                scale -> ((ObjectNode) scale.path("metadata")).put("uid", "00000000-0000-4000-8000-000000000000")));
        assertEquals(409, refusal.code());
    }

    @Test
    void what_is_missing_is_named_as_the_scale_or_as_itself() {
        assertEquals(
                "deployments/scale.apps \"w\" not found",
                BuiltInServer.refusal(() -> server.get(DEPLOYMENTS + "/scale", "w"))
                        .message());
        assertEquals(
                "statefulsets.apps \"w\" not found",
                BuiltInServer.refusal(() -> server.get("apps/v1/statefulsets/scale", "w"))
                        .message());
    }

    @Test
    void a_change_of_annotations_is_a_new_generation_of_a_deployment() {
        server.create(DEPLOYMENTS, WORKLOAD);
        server.update(DEPLOYMENTS, "w", tree -> KubeObject.of(tree).setAnnotation("example.com/a", "b"));
        assertEquals(2, server.get(DEPLOYMENTS, "w").generation());
    }

    @Test
    void a_daemon_set_counts_the_changes_of_its_template_alone() {
        String annotation = "deprecated.daemonset.template.generation";
        KubeObject made = server.create("apps/v1/daemonsets", DAEMON_SET);
        assertEquals("1", made.annotations().get(annotation));
        KubeObject slower = server.update(
                "apps/v1/daemonsets", "w", tree -> ((ObjectNode) tree.path("spec")).put("minReadySeconds", 5));
        assertEquals("1", slower.annotations().get(annotation));
        assertEquals(2, slower.generation());
        KubeObject renewed = server.update(
                "apps/v1/daemonsets",
                "w",
                tree -> ((ObjectNode) tree.at("/spec/template/spec/containers/0")).put("image", "j"));
        assertEquals("2", renewed.annotations().get(annotation));
        assertEquals(3, renewed.generation());
    }

    @Test
    void a_status_cannot_count_more_ready_pods_than_there_are() {
        server.create(DEPLOYMENTS, WORKLOAD);
        Status refusal = BuiltInServer.refusal(() -> server.update(
                DEPLOYMENTS + "/status",
                "w",
                tree -> tree.putObject("status").put("replicas", 1).put("readyReplicas", 2)));
        assertTrue(refusal.message()
                .contains("status.readyReplicas: Invalid value: 2: cannot be greater than status.replicas"));
    }

    @Test
    void a_stateful_set_keeps_what_it_was_made_with() {
        server.create("apps/v1/statefulsets", WORKLOAD);
        Status refusal = BuiltInServer.refusal(() -> server.update(
                "apps/v1/statefulsets", "w", tree -> ((ObjectNode) tree.path("spec")).put("serviceName", "other")));
        assertTrue(refusal.message().contains("updates to statefulset spec for fields other than"));
    }

    @Test
    void rows_show_what_is_ready_of_what_is_wanted() {
        server.create(DEPLOYMENTS, WORKLOAD);
        server.create("apps/v1/daemonsets", DAEMON_SET);
        assertEquals(List.of("w", "0/2", "0", "0", "0s", "c", "i", "a=b"), server.row(DEPLOYMENTS, "w"));
        assertEquals(
                List.of("w", "0", "0", "0", "0", "0", "<none>", "0s", "c", "i", "a=b"),
                server.row("apps/v1/daemonsets", "w"));
    }
}
