package io.drydock.kubeapiserver.replicas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.storage.etcd.EtcdMembers;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Three etcd servers, two of ours, and clients that write: one of each is killed and comes back.
 * {@code -Ddrydock.cluster.rounds=10} does so as often as that, and with others each time.
 */
class ClusterTest {
    private static final int ROUNDS = Integer.getInteger("drydock.cluster.rounds", 1);
    private static final int WRITES_BETWEEN = Integer.getInteger("drydock.cluster.writes", 100);
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(10);

    @Test
    @Timeout(1_800)
    void nothing_acknowledged_is_lost_and_no_client_waits_long_when_a_member_and_a_replica_die(@TempDir Path folder)
            throws Exception {
        try (EtcdMembers members = EtcdMembers.start(folder, 3)) {
            String servers = members.clients().stream().map(URI::toString).collect(Collectors.joining(","));
            try (ServerProcess one = replica(folder.resolve("one"), servers, "10.9.8.1");
                    ServerProcess other = replica(folder.resolve("other"), servers, "10.9.8.2")) {
                List<ServerProcess> replicas = List.of(one, other);
                for (ServerProcess replica : replicas) {
                    replica.start();
                }
                for (ServerProcess replica : replicas) {
                    replica.awaitReady();
                }
                try (HttpClient toOne = one.client();
                        HttpClient toOther = other.client()) {
                    List<ApiClient> clients = List.of(
                            new ApiClient(toOne, one.url(), "admintoken"),
                            new ApiClient(toOther, other.url(), "admintoken"));
                    run(members, replicas, clients);
                }
            }
        }
    }

    private static ServerProcess replica(Path folder, String etcdServers, String address) throws Exception {
        return new ServerProcess(folder, "--etcd-servers=" + etcdServers, "--advertise-address=" + address);
    }

    private static void run(EtcdMembers members, List<ServerProcess> replicas, List<ApiClient> clients)
            throws Exception {
        try (PersistentWriters writers = new PersistentWriters(clients)) {
            for (int round = 0; round < ROUNDS; round++) {
                int member = round % 3;
                ServerProcess replica = replicas.get(round % 2);
                writers.awaitMore(WRITES_BETWEEN);
                members.get(member).kill();
                writers.awaitMore(WRITES_BETWEEN);
                replica.kill();
                writers.awaitMore(WRITES_BETWEEN);
                members.get(member).start();
                replica.start();
                members.get(member).awaitListening();
                replica.awaitReady();
                writers.awaitMore(WRITES_BETWEEN);
            }
            writers.stop();
            for (ApiClient client : clients) {
                Set<String> lost = new HashSet<>(writers.acknowledged());
                lost.removeAll(names(client));
                assertEquals(Set.of(), lost);
            }
            assertEquals(0, writers.versionsUsedTwice());
            LoggerFactory.getLogger(ClusterTest.class)
                    .info(
                            "{} writes, {} attempts failed, the longest took {} ms",
                            writers.acknowledged().size(),
                            writers.failures(),
                            writers.longestOutage().toMillis());
            assertTrue(
                    writers.longestOutage().compareTo(LONGEST_OUTAGE) < 0,
                    () -> "a client waited for " + writers.longestOutage());
        }
    }

    private static Set<String> names(ApiClient client) throws Exception {
        Set<String> names = new HashSet<>();
        client.get("/api/v1/namespaces/default/configmaps")
                .body()
                .path("items")
                .forEach(item -> names.add(item.at("/metadata/name").asString()));
        return names;
    }
}
