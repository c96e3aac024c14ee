package io.drydock.kubeapiserver.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.kubeapiserver.running.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Everything that was recorded, down to who manages which field, so that none of it regresses. The scenarios run in
 * this order, against one server with an empty store, as they were recorded.
 */
class GoldenReplayTest {
    private static final List<String> SCENARIOS = List.of(
            "a-root-index",
            "anonymous-and-forbidden",
            "apiservice",
            "bad-requests",
            "configmap-crud",
            "crd-bad",
            "crd",
            "discovery",
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
            "tables",
            "tokens",
            "watch",
            "workloads",
            "yaml-and-pretty");

    /** What is not as recorded yet: custom resources are not served. Whoever serves them takes the line away. */
    private static final Map<String, Set<String>> MISSES = Map.of("crd", steps(4, 28));

    private static RunningServer server;

    @BeforeAll
    static void start_a_server_like_the_recorded_one()
            throws IOException, InterruptedException, NoSuchAlgorithmException {
        Path key = rsaKey();
        server = RunningServer.start(
                "--emulated-version=1.20",
                "--service-account-signing-key-file=" + key,
                "--service-account-key-file=" + key);
    }

    /** The recorded server signed with RSA, and says so in what it publishes. */
    private static Path rsaKey() throws IOException, NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        byte[] encoded = generator.generateKeyPair().getPrivate().getEncoded();
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        Path file = Files.createTempFile("service-account", ".key");
        return Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
    }

    @AfterAll
    static void stop_it() {
        server.close();
    }

    private static Set<String> steps(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(step -> String.format("%02d", step))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @TestFactory
    Stream<DynamicTest> answers_are_those_of_the_real_server() {
        Replayer replayer = new Replayer(server.url(), server.client());
        return SCENARIOS.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    SortedMap<String, List<String>> missed = replayer.replay(Recording.load(name));
                    assertEquals(MISSES.getOrDefault(name, Set.of()), missed.keySet(), () -> show(missed));
                }));
    }

    private static String show(SortedMap<String, List<String>> missed) {
        return missed.entrySet().stream()
                .map(step -> step.getKey() + " " + String.join("\n   ", step.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
