package io.drydock.kubeapiserver.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.Eventually;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
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
import java.util.List;
import org.junit.jupiter.api.Test;

/** Workloads, and what they live in, as fabric8's client sees them. */
class Fabric8WorkloadsTest extends Fabric8Fixture {
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

    @Test
    void a_namespace_that_is_deleted_goes_with_all_that_is_in_it() throws InterruptedException {
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("sinking")
                        .endMetadata()
                        .build())
                .create();
        var deployments = client.apps().deployments().inNamespace("sinking");
        deployments.resource(deployment("crew")).create();
        client.namespaces().withName("sinking").delete();
        Eventually.await(
                () -> client.namespaces().withName("sinking").get() == null,
                () -> client.namespaces().withName("sinking").get());
        assertTrue(deployments.list().getItems().isEmpty());
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
