package io.drydock.kubeapiserver.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.RunningServer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ConfigMapList;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** fabric8's client against both releases: what operators written in Java do all day. */
@ParameterizedClass(name = "release {0}")
@ValueSource(strings = {"1.20", "1.36"})
class Fabric8ClientTest {
    private static final String NAMESPACE = "default";

    private static RunningServer server;
    private static KubernetesClient client;

    @Parameter
    String release = "";

    @BeforeParameterizedClassInvocation
    static void start(String release) throws IOException, InterruptedException {
        server = RunningServer.start("--emulated-version=" + release);
        client = clientOf(server);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        client.close();
        server.close();
    }

    static KubernetesClient clientOf(RunningServer server) throws IOException {
        Config config = Config.fromKubeconfig(Files.readString(server.kubeconfig()));
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    @Test
    void it_finds_the_release_and_what_is_served() {
        String minor = release.substring(release.indexOf('.') + 1);
        assertEquals(minor, client.getKubernetesVersion().getMinor());
        assertTrue(client.supports(Deployment.class));
        assertTrue(client.hasApiGroup("rbac.authorization.k8s.io", true));
        assertFalse(client.hasApiGroup("example.com", false));
    }

    @Test
    void config_maps_are_created_read_edited_patched_and_deleted() {
        var maps = client.configMaps().inNamespace(NAMESPACE);
        ConfigMap made = maps.resource(configMap("crud", "a", "1")).create();
        assertNotNull(made.getMetadata().getUid());
        assertEquals(Map.of("a", "1"), maps.withName("crud").require().getData(), "read is what was written");

        ConfigMap edited = maps.withName("crud")
                .edit(map -> new ConfigMapBuilder(map).addToData("b", "2").build());
        assertEquals(Map.of("a", "1", "b", "2"), edited.getData());
        assertNotEquals(
                made.getMetadata().getResourceVersion(), edited.getMetadata().getResourceVersion());

        ConfigMap merged = maps.withName("crud")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"a\":null,\"c\":\"3\"}}");
        assertEquals(Map.of("b", "2", "c", "3"), merged.getData());

        ConfigMap strategic = maps.withName("crud")
                .patch(
                        PatchContext.of(PatchType.STRATEGIC_MERGE),
                        "{\"metadata\":{\"labels\":{\"by\":\"strategic\"}}}");
        assertEquals(Map.of("by", "strategic"), strategic.getMetadata().getLabels());

        assertEquals(1, maps.withName("crud").delete().size());
        assertNull(maps.withName("crud").get());
    }

    @Test
    void writing_what_exists_or_what_is_stale_is_a_conflict() {
        var maps = client.configMaps().inNamespace(NAMESPACE);
        ConfigMap first = maps.resource(configMap("conflict", "a", "1")).create();
        KubernetesClientException exists = assertThrows(
                KubernetesClientException.class,
                () -> maps.resource(configMap("conflict", "a", "1")).create());
        assertEquals("AlreadyExists", exists.getStatus().getReason());

        maps.withName("conflict")
                .edit(map -> new ConfigMapBuilder(map).addToData("a", "2").build());
        first.getData().put("a", "3");
        KubernetesClientException stale = assertThrows(
                KubernetesClientException.class,
                () -> maps.resource(first)
                        .lockResourceVersion(first.getMetadata().getResourceVersion())
                        .update());
        assertEquals("Conflict", stale.getStatus().getReason());
    }

    @Test
    void applied_configurations_have_owners_who_must_be_forced() {
        var maps = client.configMaps().inNamespace(NAMESPACE);
        PatchContext one = new PatchContext.Builder().withFieldManager("one").build();
        PatchContext two = new PatchContext.Builder().withFieldManager("two").build();
        PatchContext forcedTwo = new PatchContext.Builder()
                .withFieldManager("two")
                .withForce(true)
                .build();
        maps.resource(configMap("applied", "a", "1")).patch(apply(one));
        KubernetesClientException conflict = assertThrows(
                KubernetesClientException.class,
                () -> maps.resource(configMap("applied", "a", "2")).patch(apply(two)));
        assertEquals(409, conflict.getCode());
        assertTrue(conflict.getMessage().contains("conflict with \"one\""), conflict::getMessage);

        ConfigMap forced = maps.resource(configMap("applied", "a", "2")).patch(apply(forcedTwo));
        assertEquals(Map.of("a", "2"), forced.getData());
        assertTrue(forced.getMetadata().getManagedFields().stream()
                .anyMatch(entry -> "two".equals(entry.getManager()) && "Apply".equals(entry.getOperation())));
    }

    private static PatchContext apply(PatchContext context) {
        context.setPatchType(PatchType.SERVER_SIDE_APPLY);
        return context;
    }

    @Test
    void deployments_are_defaulted_scaled_and_given_images() {
        var deployments = client.apps().deployments().inNamespace(NAMESPACE);
        Deployment made = deployments.resource(deployment("scaled")).create();
        assertEquals("RollingUpdate", made.getSpec().getStrategy().getType());
        assertEquals(1L, made.getMetadata().getGeneration());

        assertEquals(4, deployments.withName("scaled").scale(4).getSpec().getReplicas());
        assertEquals(4, deployments.withName("scaled").scale().getSpec().getReplicas());
        assertEquals(2L, deployments.withName("scaled").require().getMetadata().getGeneration());

        Deployment changed = deployments
                .withName("scaled")
                .edit(deployment -> new DeploymentBuilder(deployment)
                        .editSpec()
                        .editTemplate()
                        .editSpec()
                        .editFirstContainer()
                        .withImage("nginx:2")
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build());
        assertEquals(
                "nginx:2",
                changed.getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getImage());
        assertEquals(3L, changed.getMetadata().getGeneration());
    }

    @Test
    void deletion_in_the_foreground_waits_for_whoever_removes_the_finalizer() {
        var deployments = client.apps().deployments().inNamespace(NAMESPACE);
        deployments.resource(deployment("foreground")).create();
        deployments
                .withName("foreground")
                .withPropagationPolicy(DeletionPropagation.FOREGROUND)
                .delete();
        Deployment held = deployments.withName("foreground").require();
        assertNotNull(held.getMetadata().getDeletionTimestamp());
        assertEquals(List.of("foregroundDeletion"), held.getMetadata().getFinalizers());

        deployments
                .withName("foreground")
                .patch(PatchContext.of(PatchType.JSON), "[{\"op\":\"remove\",\"path\":\"/metadata/finalizers\"}]");
        assertNull(deployments.withName("foreground").get());

        deployments.resource(deployment("orphaning")).create();
        deployments
                .withName("orphaning")
                .withPropagationPolicy(DeletionPropagation.ORPHAN)
                .delete();
        assertEquals(
                List.of("orphan"),
                deployments.withName("orphaning").require().getMetadata().getFinalizers());
    }

    @Test
    void pods_run_through_their_status_and_leave_when_no_node_has_them() {
        var pods = client.pods().inNamespace(NAMESPACE);
        Pod made = pods.resource(pod("lives")).create();
        assertEquals("Pending", made.getStatus().getPhase());

        Pod running = pods.withName("lives")
                .editStatus(pod -> new PodBuilder(pod)
                        .editOrNewStatus()
                        .withPhase("Running")
                        .addNewCondition()
                        .withType("Ready")
                        .withStatus("True")
                        .endCondition()
                        .endStatus()
                        .build());
        assertEquals("Running", running.getStatus().getPhase());
        assertTrue(pods.withName("lives").isReady());

        KubernetesClientException unchangeable = assertThrows(
                KubernetesClientException.class,
                () -> pods.withName("lives")
                        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"nodeName\":\"elsewhere\"}}"));
        assertEquals(422, unchangeable.getCode());

        pods.withName("lives").delete();
        assertNull(pods.withName("lives").get());
    }

    @Test
    void lists_are_selected_by_labels_and_fields_and_come_in_pages() {
        var maps = client.configMaps().inNamespace(NAMESPACE);
        for (int number = 0; number < 25; number++) {
            maps.resource(new ConfigMapBuilder(configMap("page-" + number, "n", "" + number))
                            .editMetadata()
                            .addToLabels("paged", "yes")
                            .addToLabels("odd", "" + (number % 2 == 1))
                            .endMetadata()
                            .build())
                    .create();
        }
        assertEquals(25, maps.withLabel("paged").list().getItems().size());
        assertEquals(
                12,
                maps.withLabel("paged")
                        .withLabelIn("odd", "true", "maybe")
                        .list()
                        .getItems()
                        .size());
        assertEquals(
                1,
                maps.withLabel("paged")
                        .withField("metadata.name", "page-7")
                        .list()
                        .getItems()
                        .size());

        List<String> names = new ArrayList<>();
        String next = null;
        int pages = 0;
        do {
            ConfigMapList page = maps.withLabel("paged")
                    .list(new ListOptionsBuilder()
                            .withLimit(10L)
                            .withContinue(next)
                            .build());
            page.getItems().forEach(map -> names.add(map.getMetadata().getName()));
            next = page.getMetadata().getContinue();
            pages++;
        } while (next != null && !next.isEmpty());
        assertEquals(3, pages);
        assertEquals(25, names.stream().distinct().count());
        assertEquals(names.stream().sorted().toList(), names);

        maps.withLabel("paged").delete();
        assertTrue(maps.withLabel("paged").list().getItems().isEmpty());
    }

    @Test
    void a_token_is_requested_for_a_service_account_and_is_that_account() throws IOException {
        var accounts = client.serviceAccounts().inNamespace(NAMESPACE);
        accounts.resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName("robot")
                        .endMetadata()
                        .build())
                .create();
        TokenRequest answer = accounts.withName("robot")
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(600L)
                        .endSpec()
                        .build());
        Config config = Config.fromKubeconfig(Files.readString(server.kubeconfig()));
        config.setClientCertData(null);
        config.setClientKeyData(null);
        config.setOauthToken(answer.getStatus().getToken());
        try (KubernetesClient robot =
                new KubernetesClientBuilder().withConfig(config).build()) {
            KubernetesClientException refused = assertThrows(
                    KubernetesClientException.class,
                    () -> robot.configMaps().inNamespace(NAMESPACE).list());
            assertEquals(403, refused.getCode());
            assertTrue(refused.getMessage().contains("system:serviceaccount:default:robot"), refused::getMessage);
        }
    }

    static ConfigMap configMap(String name, String key, String value) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .addToData(key, value)
                .build();
    }

    private static Deployment deployment(String name) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withReplicas(1)
                .withNewSelector()
                .addToMatchLabels("app", name)
                .endSelector()
                .withTemplate(new io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder()
                        .withNewMetadata()
                        .addToLabels("app", name)
                        .endMetadata()
                        .withSpec(pod(name).getSpec())
                        .build())
                .endSpec()
                .build();
    }

    private static Pod pod(String name) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("main")
                .withImage("nginx:1")
                .endContainer()
                .endSpec()
                .build();
    }
}
