package io.drydock.kubeapiserver.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.RunningServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreOnDiskTest {
    private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String ADMIN = "admintoken";

    @Test
    void objects_and_their_versions_outlast_the_server_and_its_metrics_say_how_the_store_keeps_house()
            throws Exception {
        try (RunningServer first = RunningServer.start("--storage-backend=h2")) {
            create(first);
            String before = first.get(CONFIG_MAPS + "/kept", ADMIN).body();
            try (RunningServer second = first.restart()) {
                assertEquals(before, second.get(CONFIG_MAPS + "/kept", ADMIN).body());
                String metrics = second.get("/metrics", ADMIN).body();
                for (String name : List.of(
                        "drydock_storage_compaction_age_seconds",
                        "drydock_storage_revisions",
                        "drydock_storage_size_bytes")) {
                    assertTrue(metrics.contains("\n" + name + " "), () -> name + " is not in " + metrics);
                }
            }
        }
    }

    private static void create(RunningServer server) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve(CONFIG_MAPS))
                .header("Authorization", "Bearer " + ADMIN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"kept\"}}"))
                .build();
        try (HttpClient client = server.client()) {
            assertEquals(
                    201,
                    client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
        }
    }
}
