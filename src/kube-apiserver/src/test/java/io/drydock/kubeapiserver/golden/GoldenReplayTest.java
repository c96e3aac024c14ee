package io.drydock.kubeapiserver.golden;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.RunningServer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The scenarios that match the real server in full, so that none of them regresses. They run in this order, against one
 * server with an empty store, as they were recorded.
 */
class GoldenReplayTest {
    private static final List<String> MATCHING = List.of(
            "a-root-index",
            "anonymous-and-forbidden",
            "apiservice",
            "bad-requests",
            "configmap-crud",
            "crd-bad",
            "finalizers-and-owners",
            "generate-name-dry-run",
            "health",
            "impersonation",
            "namespaces",
            "patches",
            "pod-lifecycle",
            "rbac",
            "scale-and-status",
            "secrets-and-immutability",
            "selectors-and-paging",
            "server-side-apply",
            "services",
            "watch",
            "yaml-and-pretty");

    private static RunningServer server;

    @BeforeAll
    static void start_a_server_like_the_recorded_one() throws IOException, InterruptedException {
        server = RunningServer.start("--emulated-version=1.20");
    }

    @AfterAll
    static void stop_it() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> answers_are_those_of_the_real_server() {
        Replayer replayer = new Replayer(server.url(), server.client());
        return MATCHING.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    List<String> differences = replayer.replay(Recording.load(name));
                    assertTrue(differences.isEmpty(), () -> String.join("\n", differences));
                }));
    }
}
