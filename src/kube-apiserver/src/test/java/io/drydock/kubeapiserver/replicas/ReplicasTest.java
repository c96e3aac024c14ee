package io.drydock.kubeapiserver.replicas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.RunningServer;
import io.drydock.storage.etcd.EtcdProcess;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Three servers, each with keys and certificates of its own, that have nothing in common but their etcd. */
class ReplicasTest {
    private static final List<String> ADDRESSES = List.of("10.9.8.1", "10.9.8.2", "10.9.8.3");
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int SERVICES_EACH = 6;

    @TempDir
    private static Path folder;

    private static EtcdProcess etcd;
    private static final List<RunningServer> SERVERS = new ArrayList<>();
    private static final List<HttpClient> CLIENTS = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        etcd = EtcdProcess.start(folder);
        try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<RunningServer>> starts = ADDRESSES.stream()
                    .map(address -> (Callable<RunningServer>) () ->
                            RunningServer.start("--etcd-servers=" + etcd.client(), "--advertise-address=" + address))
                    .toList();
            for (Future<RunningServer> started : starters.invokeAll(starts)) {
                SERVERS.add(started.get());
                CLIENTS.add(SERVERS.getLast().client());
            }
        }
    }

    @AfterAll
    static void stop() {
        CLIENTS.forEach(HttpClient::close);
        SERVERS.forEach(RunningServer::close);
        if (etcd != null) {
            etcd.close();
        }
    }

    @Test
    void a_write_through_one_is_seen_by_the_watchers_of_the_others() throws Exception {
        String created = admin(0).post("/api/v1/namespaces/default/configmaps", "{\"metadata\":{\"name\":\"seen\"}}")
                .body()
                .at("/metadata/resourceVersion")
                .asString();
        long before = Long.parseLong(created) - 1;
        for (int server = 0; server < SERVERS.size(); server++) {
            HttpRequest watch = HttpRequest.newBuilder(SERVERS.get(server)
                            .url()
                            .resolve(
                                    "/api/v1/namespaces/default/configmaps?watch=true&fieldSelector=metadata.name%3Dseen"
                                            + "&resourceVersion=" + before))
                    .header("Authorization", "Bearer admintoken")
                    .build();
            HttpResponse<Stream<String>> events = CLIENTS.get(server).send(watch, HttpResponse.BodyHandlers.ofLines());
            try (Stream<String> lines = events.body()) {
                String first = lines.findFirst().orElseThrow();
                assertTrue(first.startsWith("{\"type\":\"ADDED\"") && first.contains("\"seen\""), first);
            }
        }
    }

    @Test
    void the_endpoints_of_their_service_are_the_servers_that_live() throws Exception {
        await(() -> endpoints().equals(Set.copyOf(ADDRESSES)));
        RunningServer fourth = RunningServer.start("--etcd-servers=" + etcd.client(), "--advertise-address=10.9.8.4");
        try {
            await(() -> endpoints().contains("10.9.8.4"));
        } finally {
            fourth.close();
        }
        assertEquals(Set.copyOf(ADDRESSES), endpoints());
    }

    @Test
    void no_two_services_get_the_same_address_or_port_whoever_gives_it() throws Exception {
        try (ExecutorService creators = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<JsonNode>> creates = new ArrayList<>();
            for (int server = 0; server < SERVERS.size(); server++) {
                ApiClient client = admin(server);
                for (int i = 0; i < SERVICES_EACH; i++) {
                    String name = "service-" + server + "-" + i;
                    creates.add(() -> client.post(
                                    "/api/v1/namespaces/default/services",
                                    "{\"metadata\":{\"name\":\"" + name
                                            + "\"},\"spec\":{\"type\":\"NodePort\",\"ports\":[{\"port\":80}]}}")
                            .body());
                }
            }
            Set<String> addresses = new HashSet<>();
            Set<Integer> ports = new HashSet<>();
            for (Future<JsonNode> created : creators.invokeAll(creates)) {
                JsonNode service = created.get();
                addresses.add(service.at("/spec/clusterIP").asString());
                ports.add(service.at("/spec/ports/0/nodePort").asInt());
            }
            assertEquals(creates.size(), addresses.size());
            assertEquals(creates.size(), ports.size());
        }
    }

    @Test
    void what_somebody_may_do_is_the_same_everywhere_soon() throws Exception {
        ApiClient robot = new ApiClient(CLIENTS.get(2), SERVERS.get(2).url(), "alicetoken");
        assertEquals(403, robot.get("/api/v1/namespaces/default/secrets").status());
        admin(0).post(
                        "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
                        "{\"metadata\":{\"name\":\"all-may-read\"},\"roleRef\":{\"apiGroup\":\"rbac.authorization.k8s.io\","
                                + "\"kind\":\"ClusterRole\",\"name\":\"cluster-admin\"},\"subjects\":[{\"kind\":\"Group\","
                                + "\"apiGroup\":\"rbac.authorization.k8s.io\",\"name\":\"system:authenticated\"}]}");
        await(() -> robot.get("/api/v1/namespaces/default/secrets").status() == 200);
        admin(1).delete("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/all-may-read");
        await(() -> robot.get("/api/v1/namespaces/default/secrets").status() == 403);
    }

    @Test
    void a_namespace_made_through_one_can_be_used_and_removed_through_the_others() throws Exception {
        assertEquals(
                201,
                admin(0).post("/api/v1/namespaces", "{\"metadata\":{\"name\":\"shared\"}}")
                        .status());
        assertEquals(
                201,
                admin(1).post("/api/v1/namespaces/shared/configmaps", "{\"metadata\":{\"name\":\"a\"}}")
                        .status());
        assertEquals(200, admin(2).delete("/api/v1/namespaces/shared").status());
        await(() -> admin(0).get("/api/v1/namespaces/shared").status() == 404
                && admin(1).get("/api/v1/namespaces/shared/configmaps/a").status() == 404);
    }

    private static ApiClient admin(int server) {
        return new ApiClient(CLIENTS.get(server), SERVERS.get(server).url(), "admintoken");
    }

    private static Set<String> endpoints() throws Exception {
        Set<String> addresses = new HashSet<>();
        admin(0).get("/api/v1/namespaces/default/endpoints/kubernetes")
                .body()
                .at("/subsets/0/addresses")
                .forEach(address -> addresses.add(address.path("ip").asString()));
        return addresses;
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + SOON.toNanos();
        while (!condition.call()) {
            assertTrue(System.nanoTime() < end, "it has not happened in " + SOON);
            Thread.sleep(Duration.ofMillis(50));
        }
    }
}
