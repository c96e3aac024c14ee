package io.drydock.kubeapiserver.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.Eventually;
import io.drydock.kubeapiserver.running.RunningServer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Watches and informers of fabric8's client against both releases. */
@ParameterizedClass(name = "release {0}")
@ValueSource(strings = {"1.20", "1.36"})
class Fabric8WatchTest {
    private static final String NAMESPACE = "default";

    private static RunningServer server;
    private static KubernetesClient client;

    @SuppressWarnings("unused") // The class is made once for each release.
    Fabric8WatchTest(String release) {}

    @BeforeParameterizedClassInvocation
    static void start(String release) throws IOException, InterruptedException {
        server = RunningServer.start("--emulated-version=" + release);
        client = Fabric8Fixture.clientOf(server);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void a_watch_sees_an_object_come_change_and_go() throws InterruptedException {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (Watch watch =
                client.configMaps().inNamespace(NAMESPACE).withLabel("watched").watch(new Recorder(seen))) {
            assertNotNull(watch);
            create("watched", "watched");
            create("unwatched", "other");
            change("watched", "2");
            client.configMaps().inNamespace(NAMESPACE).withName("watched").delete();
            Eventually.await(() -> seen.size() >= 3, () -> seen);
        }
        assertEquals(List.of("ADDED watched 1", "MODIFIED watched 2", "DELETED watched 2"), seen);
    }

    private record Recorder(List<String> seen) implements Watcher<ConfigMap> {
        @Override
        public void eventReceived(Action action, ConfigMap map) {
            seen.add(action + " " + map.getMetadata().getName() + " "
                    + map.getData().get("value"));
        }

        @Override
        public void onClose(WatcherException cause) {
            seen.add("closed " + cause.getMessage());
        }
    }

    @Test
    void an_informer_sees_additions_changes_and_deletions_and_resyncs() throws InterruptedException {
        create("informed-before", "informed");
        List<String> seen = new CopyOnWriteArrayList<>();
        List<String> resynced = new CopyOnWriteArrayList<>();
        try (SharedIndexInformer<ConfigMap> informer = client.configMaps()
                .inNamespace(NAMESPACE)
                .withLabel("informed")
                .inform(new Handler(seen, resynced), 500)) {
            assertTrue(informer.hasSynced());
            create("informed-after", "informed");
            change("informed-before", "2");
            client.configMaps()
                    .inNamespace(NAMESPACE)
                    .withName("informed-before")
                    .delete();
            Eventually.await(() -> seen.size() >= 4, () -> seen);
            Eventually.await(() -> resynced.contains("informed-after"), () -> resynced);
            assertEquals(
                    List.of("informed-after"),
                    informer.getStore().list().stream()
                            .map(map -> map.getMetadata().getName())
                            .toList());
        }
        assertEquals(
                List.of(
                        "added informed-before",
                        "added informed-after",
                        "updated informed-before",
                        "deleted informed-before"),
                seen);
    }

    private record Handler(List<String> seen, List<String> resynced) implements ResourceEventHandler<ConfigMap> {
        @Override
        public void onAdd(ConfigMap map) {
            seen.add("added " + map.getMetadata().getName());
        }

        @Override
        public void onUpdate(ConfigMap before, ConfigMap after) {
            String version = after.getMetadata().getResourceVersion();
            if (version.equals(before.getMetadata().getResourceVersion())) {
                resynced.add(after.getMetadata().getName());
            } else {
                seen.add("updated " + after.getMetadata().getName());
            }
        }

        @Override
        public void onDelete(ConfigMap map, boolean stateUnknown) {
            seen.add("deleted " + map.getMetadata().getName());
        }
    }

    @Test
    void a_condition_is_awaited_over_a_watch() throws Exception {
        create("awaited", "awaited");
        CompletableFuture<ConfigMap> ready = client.configMaps()
                .inNamespace(NAMESPACE)
                .withName("awaited")
                .informOnCondition(found ->
                        found.stream().anyMatch(map -> "2".equals(map.getData().get("value"))))
                .thenApply(List::getFirst);
        change("awaited", "2");
        assertEquals("2", ready.get(30, TimeUnit.SECONDS).getData().get("value"));
    }

    private static void create(String name, String label) {
        client.configMaps()
                .inNamespace(NAMESPACE)
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .addToLabels(label, "")
                        .endMetadata()
                        .addToData("value", "1")
                        .build())
                .create();
    }

    private static void change(String name, String value) {
        client.configMaps()
                .inNamespace(NAMESPACE)
                .withName(name)
                .edit(map -> new ConfigMapBuilder(map).addToData("value", value).build());
    }
}
