package io.drydock.kubeapiserver.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.Eventually;
import io.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.kubernetes.client.extended.leaderelection.LeaderElector;
import io.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoordinationV1Api;
import io.kubernetes.client.openapi.models.V1LeaseSpec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two candidates of the official Java client and one lease. */
class JavaLeaderElectionTest {
    private static final String NAMESPACE = "default";

    @ParameterizedTest
    @ValueSource(strings = {"1.20", "1.36"})
    void of_two_candidates_one_leads_and_the_other_follows_when_it_steps_down(String release) throws Exception {
        List<String> led = new CopyOnWriteArrayList<>();
        try (JavaClient server = JavaClient.start(release);
                LeaderElector second = elector("two", server)) {
            V1LeaseSpec held;
            try (LeaderElector first = elector("one", server)) {
                run(first, "one", led);
                Eventually.await(() -> led.contains("one leads"), () -> led);
                run(second, "two", led);
                held = lease(server);
                assertEquals("one", held.getHolderIdentity());
                assertFalse(led.contains("two leads"));
            }
            Eventually.await(() -> led.contains("two leads"), () -> led);
            assertEquals("two", lease(server).getHolderIdentity());
            assertTrue(lease(server).getLeaseTransitions() > held.getLeaseTransitions());
        }
    }

    private static LeaderElector elector(String name, JavaClient server) {
        return new LeaderElector(new LeaderElectionConfig(
                new LeaseLock(NAMESPACE, "office", name, server.client()),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1)));
    }

    private static void run(LeaderElector elector, String name, List<String> led) {
        Thread.ofVirtual()
                .name(name)
                .start(() -> elector.run(() -> led.add(name + " leads"), () -> led.add(name + " stops")));
    }

    private static V1LeaseSpec lease(JavaClient server) throws ApiException {
        return Objects.requireNonNull(new CoordinationV1Api(server.client())
                .readNamespacedLease("office", NAMESPACE)
                .execute()
                .getSpec());
    }
}
