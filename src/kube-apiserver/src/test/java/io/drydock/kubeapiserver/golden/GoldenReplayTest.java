package io.drydock.kubeapiserver.golden;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
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
