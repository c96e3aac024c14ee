package io.drydock.kubeapiserver.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.Eventually;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What controllers do besides watching: elect a leader, and make room. */
class Fabric8ControllerTest extends Fabric8Fixture {
    @Test
    void of_two_candidates_one_leads_and_the_other_follows_when_it_steps_down() throws Exception {
        List<String> led = new CopyOnWriteArrayList<>();
        CompletableFuture<?> first = elector("one", led).start();
        Eventually.await(() -> led.contains("one leads"), () -> led);
        CompletableFuture<?> second = elector("two", led).start();
        Lease lease = client.leases().inNamespace(NAMESPACE).withName("office").require();
        assertEquals("one", lease.getSpec().getHolderIdentity());
        assertFalse(led.contains("two leads"));
        first.cancel(true);
        Eventually.await(() -> led.contains("two leads"), () -> led);
        assertEquals(
                "two",
                client.leases()
                        .inNamespace(NAMESPACE)
                        .withName("office")
                        .require()
                        .getSpec()
                        .getHolderIdentity());
        second.cancel(true);
        Eventually.await(() -> led.contains("two stops"), () -> led);
    }

    private static LeaderElector elector(String name, List<String> led) {
        return client.leaderElector()
                .withConfig(new LeaderElectionConfigBuilder()
                        .withName(name)
                        .withLock(new LeaseLock(NAMESPACE, "office", name))
                        .withLeaseDuration(Duration.ofSeconds(5))
                        .withRenewDeadline(Duration.ofSeconds(4))
                        .withRetryPeriod(Duration.ofMillis(200))
                        .withReleaseOnCancel(true)
                        .withLeaderCallbacks(new LeaderCallbacks(
                                () -> led.add(name + " leads"), () -> led.add(name + " stops"), leader -> {}))
                        .build())
                .build();
    }

    @Test
    void a_pod_is_evicted_unless_a_budget_protects_it() throws Exception {
        var pods = client.pods().inNamespace(NAMESPACE);
        createRunning("guarded");
        createRunning("free");
        protect();
        Config impatient = Config.fromKubeconfig(Files.readString(server.kubeconfig()));
        // The client would ask ten times more.
        impatient.setRequestRetryBackoffLimit(0);
        try (KubernetesClient once =
                new KubernetesClientBuilder().withConfig(impatient).build()) {
            assertFalse(once.pods().inNamespace(NAMESPACE).withName("guarded").evict());
        }
        assertTrue(pods.withName("free").evict());
        Pod leaving = pods.withName("free").get();
        assertTrue(leaving == null || leaving.getMetadata().getDeletionTimestamp() != null);
        assertEquals(null, pods.withName("guarded").require().getMetadata().getDeletionTimestamp());
    }

    private void protect() {
        if (release.equals("1.20")) {
            client.policy()
                    .v1beta1()
                    .podDisruptionBudget()
                    .inNamespace(NAMESPACE)
                    .resource(new io.fabric8.kubernetes.api.model.policy.v1beta1.PodDisruptionBudgetBuilder()
                            .withNewMetadata()
                            .withName("guard")
                            .endMetadata()
                            .withNewSpec()
                            .withMinAvailable(new IntOrString(1))
                            .withNewSelector()
                            .addToMatchLabels("name", "guarded")
                            .endSelector()
                            .endSpec()
                            .build())
                    .create();
        } else {
            client.policy()
                    .v1()
                    .podDisruptionBudget()
                    .inNamespace(NAMESPACE)
                    .resource(new io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder()
                            .withNewMetadata()
                            .withName("guard")
                            .endMetadata()
                            .withNewSpec()
                            .withMinAvailable(new IntOrString(1))
                            .withNewSelector()
                            .addToMatchLabels("name", "guarded")
                            .endSelector()
                            .endSpec()
                            .build())
                    .create();
        }
    }

    private static void createRunning(String name) {
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("name", name)
                .endMetadata()
                .withNewSpec()
                .withNodeName("n")
                .addNewContainer()
                .withName("main")
                .withImage("i")
                .endContainer()
                .endSpec()
                .build();
        var pods = client.pods().inNamespace(NAMESPACE);
        pods.resource(pod).create();
        pods.withName(name)
                .editStatus(made -> new PodBuilder(made)
                        .editOrNewStatus()
                        .withPhase("Running")
                        .endStatus()
                        .build());
    }
}
