package io.drydock.kubeapiserver.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a cluster at rest does all day: leases are renewed, config maps come, change and go. With
 * {@code -Ddrydock.soak.minutes=20} it goes on for so long and logs how large the server and its file are.
 */
class SoakTest {
    private static final Logger LOG = LoggerFactory.getLogger(SoakTest.class);
    private static final Duration LENGTH = Duration.ofSeconds(
            Math.max(3, Math.round(Double.parseDouble(System.getProperty("drydock.soak.minutes", "0")) * 60)));
    private static final Duration BETWEEN_FIGURES = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int NODES = 10;
    private static final int WRITERS = 4;
    private static final int CONFIG_MAPS_EACH = 50;
    private static final int LARGEST_TEXT = 4_000;
    private static final String LEASES = "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases";
    private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";
    private static final List<String> FIGURES = List.of(
            "process_resident_memory_bytes",
            "drydock_storage_size_bytes",
            "drydock_storage_revisions",
            "drydock_storage_compaction_age_seconds");

    @TempDir
    private Path folder;

    private final AtomicLong writes = new AtomicLong();

    @Test
    void leases_and_config_maps_can_be_written_all_day() throws Exception {
        int port = RunningServer.freePort();
        Process process = server(port);
        try (BufferedReader output = process.inputReader()) {
            String line = output.readLine();
            assertTrue(String.valueOf(line).contains("storing in h2"), line);
            URI server = URI.create("https://127.0.0.1:" + port);
            try (HttpClient client = HttpClient.newBuilder()
                    .sslContext(RunningServer.trusting(folder.resolve("pki/ca.crt")))
                    .build()) {
                soak(new Caller(client, server));
            }
            process.toHandle().destroy();
            assertEquals(0, process.waitFor());
        } finally {
            process.destroyForcibly();
        }
        LOG.info("{} writes", writes);
    }

    private Process server(int port) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                // So that much more than is kept gets written, in whatever time there is.
                "--etcd-compaction-interval=" + Math.max(1, LENGTH.toSeconds() / 10) + "s"));
        command.addAll(RunningServer.arguments(folder, port, "--storage-backend=h2"));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void soak(Caller caller) throws Exception {
        Instant end = Instant.now().plus(LENGTH);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            writers.add(threads.submit(() -> renewLeases(caller, end)));
            for (int i = 0; i < WRITERS; i++) {
                int number = i;
                writers.add(threads.submit(() -> churn(caller, number, end)));
            }
            Instant next = Instant.now();
            while (Instant.now().isBefore(end) && writers.stream().noneMatch(Future::isDone)) {
                if (!Instant.now().isBefore(next)) {
                    LOG.info("{} writes, {}", writes, caller.figures());
                    next = next.plus(BETWEEN_FIGURES);
                }
                Thread.sleep(LOOK);
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            LOG.info("{} writes, {}", writes, caller.figures());
        }
    }

    private void renewLeases(Caller caller, Instant end) {
        for (int i = 0; i < NODES; i++) {
            caller.call("POST", LEASES, lease(i), 201);
        }
        for (int i = 0; Instant.now().isBefore(end); i++) {
            caller.call("PATCH", LEASES + "/node-" + i % NODES, lease(i % NODES), 200);
            writes.incrementAndGet();
        }
    }

    private void churn(Caller caller, int writer, Instant end) {
        Random random = new Random(writer);
        boolean[] present = new boolean[CONFIG_MAPS_EACH];
        while (Instant.now().isBefore(end)) {
            int index = random.nextInt(CONFIG_MAPS_EACH);
            String name = "soak-" + writer + "-" + index;
            if (!present[index]) {
                caller.call("POST", CONFIG_MAPS, configMap(name, random), 201);
                present[index] = true;
            } else if (random.nextInt(5) == 0) {
                caller.call("DELETE", CONFIG_MAPS + "/" + name, "", 200);
                present[index] = false;
            } else {
                caller.call("PUT", CONFIG_MAPS + "/" + name, configMap(name, random), 200);
            }
            writes.incrementAndGet();
        }
    }

    private static String lease(int node) {
        return """
                {"apiVersion": "coordination.k8s.io/v1", "kind": "Lease", "metadata": {"name": "node-%d"},
                 "spec": {"holderIdentity": "node-%d", "renewTime": "%s.000000Z"}}""".formatted(node, node, Instant.now().toString().substring(0, 19));
    }

    private static String configMap(String name, Random random) {
        return """
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "%s"},
                 "data": {"text": "%s%d"}}""".formatted(name, "x".repeat(random.nextInt(LARGEST_TEXT)), random.nextLong());
    }

    private record Caller(HttpClient client, URI server) {
        String call(String method, String path, String body, int expected) {
            HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                    .header("Authorization", "Bearer admintoken")
                    .header(
                            "Content-Type",
                            method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                    .timeout(Duration.ofSeconds(30))
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            try {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                assertEquals(expected, answer.statusCode(), answer::body);
                return answer.body();
            } catch (IOException failure) {
                throw new AssertionError(method + " " + path, failure);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                throw new AssertionError(ended);
            }
        }

        String figures() {
            try (Stream<String> lines = call("GET", "/metrics", "", 200).lines()) {
                return lines.filter(line -> FIGURES.contains(line.substring(0, Math.max(0, line.indexOf(' ')))))
                        .collect(Collectors.joining(", "));
            }
        }
    }
}
