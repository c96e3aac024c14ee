package io.drydock.kubeapiserver.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OtherGroupsTest {
    private static final String JOB = "{'metadata':{'name':'j'},'spec':{'template':{'spec':"
            + "{'restartPolicy':'Never','containers':[{'name':'c','image':'i'}]}}}}";

    private final BuiltInServer server = new BuiltInServer(Release.V1_36);
    private final BuiltInServer older = new BuiltInServer(Release.V1_20);

    @Test
    void a_job_selects_its_pods_by_its_uid() {
        KubeObject job = older.create("batch/v1/jobs", JOB);
        assertEquals(Map.of("controller-uid", job.uid(), "job-name", "j"), job.labels());
        assertEquals(
                job.uid(),
                job.at("spec", "selector", "matchLabels", "controller-uid").asString());
    }

    @Test
    void later_releases_prefix_the_labels_of_jobs() {
        KubeObject job = server.create("batch/v1/jobs", JOB);
        assertEquals(4, job.labels().size());
        assertEquals(
                job.uid(),
                job.at("spec", "selector", "matchLabels", "batch.kubernetes.io/controller-uid")
                        .asString());
        assertEquals("NonIndexed", job.at("spec", "completionMode").asString());
    }

    @Test
    void rows_of_jobs_tell_their_state_in_later_releases() {
        server.create("batch/v1/jobs", JOB);
        older.create("batch/v1/jobs", JOB);
        assertEquals(
                List.of("j", "Running", "0/1", ""),
                server.row("batch/v1/jobs", "j").subList(0, 4));
        assertEquals(List.of("j", "0/1", ""), older.row("batch/v1/jobs", "j").subList(0, 3));
    }

    @Test
    void an_autoscaler_wants_at_least_one_replica_and_a_target() {
        String message = server.refusal(
                "autoscaling/v2/horizontalpodautoscalers",
                "{'metadata':{'name':'h'},'spec':{'maxReplicas':0,'scaleTargetRef':{'apiVersion':'apps/v1','kind':'Deployment'}}}");
        assertTrue(message.contains("spec.maxReplicas: Required value: must be set and greater than 0"), message);
        assertTrue(message.contains("spec.scaleTargetRef.name: Required value"), message);
    }

    @Test
    void a_row_of_an_autoscaler_shows_what_is_measured_and_what_is_wanted() {
        String json = "{'metadata':{'name':'h'},'spec':{'maxReplicas':3,'targetCPUUtilizationPercentage':70,"
                + "'scaleTargetRef':{'apiVersion':'apps/v1','kind':'Deployment','name':'d'}}}";
        server.create("autoscaling/v1/horizontalpodautoscalers", json);
        older.create("autoscaling/v1/horizontalpodautoscalers", json);
        assertEquals(
                List.of("h", "Deployment/d", "cpu: <unknown>/70%", "1", "3", "0", "0s"),
                server.row("autoscaling/v2/horizontalpodautoscalers", "h"));
        assertEquals(
                List.of("h", "Deployment/d", "<unknown>/70%", "1", "3", "0", "0s"),
                older.row("autoscaling/v1/horizontalpodautoscalers", "h"));
    }

    @Test
    void the_paths_of_an_ingress_begin_at_the_root_and_lead_somewhere() {
        String json = "{'metadata':{'name':'i'},'spec':{'rules':[{'host':'a.b','http':{'paths':"
                + "[{'path':'x','pathType':'Prefix','backend':{}}]}}]}}";
        for (BuiltInServer either : List.of(server, older)) {
            String message = either.refusal("networking.k8s.io/v1/ingresses", json);
            assertTrue(
                    message.contains(
                            "spec.rules[0].http.paths[0].path: Invalid value: \"x\": must be an absolute path"),
                    message);
        }
    }

    @Test
    void an_ingress_needs_a_rule_or_a_backend() {
        String message = older.refusal("networking.k8s.io/v1/ingresses", "{'metadata':{'name':'i'},'spec':{}}");
        assertEquals(
                "Ingress.extensions \"i\" is invalid: spec: Invalid value: []networking.IngressRule(nil): either"
                        + " `defaultBackend` or `rules` must be specified",
                message);
    }

    @Test
    void a_peer_of_a_network_policy_is_said_in_one_way() {
        String message = server.refusal(
                "networking.k8s.io/v1/networkpolicies",
                "{'metadata':{'name':'n'},'spec':{'podSelector':{},'ingress':[{'from':[{},"
                        + "{'podSelector':{},'ipBlock':{'cidr':'10.0.0.0/8'}}]}]}}");
        assertTrue(message.contains("spec.ingress[0].from[0]: Required value: must specify a peer"), message);
        assertTrue(message.contains("may not specify both ipBlock and another peer"), message);
    }

    @Test
    void a_budget_must_be_updated_from_the_version_that_was_read() {
        server.create("policy/v1/poddisruptionbudgets", "{'metadata':{'name':'p'},'spec':{'minAvailable':'50%'}}");
        String message = BuiltInServer.refusal(() -> server.update(
                        "policy/v1/poddisruptionbudgets",
                        "p",
                        tree -> KubeObject.of(tree).setResourceVersion("")))
                .message();
        assertTrue(message.contains("must be specified for an update"), message);
        assertEquals(List.of("p", "50%", "N/A", "0", "0s"), server.row("policy/v1/poddisruptionbudgets", "p"));
    }

    @Test
    void names_of_priority_classes_that_begin_with_system_belong_to_the_system() {
        assertEquals(
                "PriorityClass.scheduling.k8s.io \"system-x\" is invalid: metadata.name: Forbidden: priority class"
                        + " names with 'system-' prefix are reserved for system use only. error: system-x is not a"
                        + " known system priority class",
                server.refusal("scheduling.k8s.io/v1/priorityclasses", "{'metadata':{'name':'system-x'},'value':1}"));
        String tooHigh =
                server.refusal("scheduling.k8s.io/v1/priorityclasses", "{'metadata':{'name':'x'},'value':1000000001}");
        assertTrue(tooHigh.contains("maximum allowed value of a user defined priority is 1000000000"), tooHigh);
    }

    @Test
    void a_lease_lasts() {
        String message = server.refusal(
                "coordination.k8s.io/v1/leases", "{'metadata':{'name':'l'},'spec':{'leaseDurationSeconds':0}}");
        assertTrue(message.contains("spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0"), message);
    }

    @Test
    void rows_of_slices_show_the_first_three_of_many() {
        server.create(
                "discovery.k8s.io/v1/endpointslices",
                "{'metadata':{'name':'s'},'addressType':'IPv4','ports':[{'name':'http','port':80}],'endpoints':["
                        + "{'addresses':['10.0.0.1']},{'addresses':['10.0.0.2']},{'addresses':['10.0.0.3']},"
                        + "{'addresses':['10.0.0.4']}]}");
        assertEquals(
                List.of("s", "IPv4", "80", "10.0.0.1,10.0.0.2,10.0.0.3 + 1 more...", "0s"),
                server.row("discovery.k8s.io/v1/endpointslices", "s"));
    }

    @Test
    void the_default_storage_class_is_marked_in_its_row() {
        server.create(
                "storage.k8s.io/v1/storageclasses",
                "{'metadata':{'name':'s','annotations':{'storageclass.kubernetes.io/is-default-class':'true'}},"
                        + "'provisioner':'example.com/p'}");
        assertEquals(
                List.of("s (default)", "example.com/p", "Delete", "Immediate", "false", "0s"),
                server.row("storage.k8s.io/v1/storageclasses", "s"));
    }
}
