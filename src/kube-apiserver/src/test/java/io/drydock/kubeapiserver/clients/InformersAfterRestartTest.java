package io.drydock.kubeapiserver.clients;

import io.drydock.kubeapiserver.running.Eventually;
import io.drydock.kubeapiserver.running.Requests;
import io.drydock.kubeapiserver.running.RunningServer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.kubernetes.client.informer.SharedInformerFactory;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ConfigMapList;
import io.kubernetes.client.util.Config;
import io.kubernetes.client.util.generic.GenericKubernetesApi;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Informers that were at work when their server stopped, and go on with the one that comes after it. */
class InformersAfterRestartTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";

    @ParameterizedTest
    @ValueSource(strings = {"1.20", "1.36"})
    void informers_learn_what_changed_while_there_was_no_server_and_after(String release) throws Exception {
        RunningServer first = RunningServer.start("--emulated-version=" + release, "--storage-backend=h2");
        ApiClient official = Config.fromConfig(first.kubeconfig().toString());
        official.setReadTimeout(0);
        SharedInformerFactory factory = new SharedInformerFactory(official);
        try (KubernetesClient client = Fabric8Fixture.clientOf(first)) {
            create(first, "before");
            SharedIndexInformer<ConfigMap> fabric8 =
                    client.configMaps().inNamespace("default").inform();
            var theirs = factory.sharedIndexInformerFor(
                    new GenericKubernetesApi<>(
                            V1ConfigMap.class, V1ConfigMapList.class, "", "v1", "configmaps", official),
                    V1ConfigMap.class,
                    0,
                    "default");
            factory.startAllRegisteredInformers();
            Supplier<List<String>> fabric8Knows = () -> sorted(fabric8.getStore().list().stream()
                    .map(map -> map.getMetadata().getName()));
            Supplier<List<String>> officialKnows = () -> sorted(theirs.getIndexer().list().stream()
                    .map(map -> map.getMetadata().getName()));
            await(fabric8Knows, "before");
            await(officialKnows, "before");
            try (RunningServer second = first.restart()) {
                create(second, "after");
                await(fabric8Knows, "after", "before");
                await(officialKnows, "after", "before");
                try (Requests requests = new Requests(second)) {
                    requests.send("DELETE", MAPS + "/before", "");
                }
                await(fabric8Knows, "after");
                await(officialKnows, "after");
                fabric8.close();
                factory.stopAllRegisteredInformers(true);
            }
        } finally {
            official.getHttpClient().dispatcher().executorService().shutdown();
            official.getHttpClient().connectionPool().evictAll();
        }
    }

    private static void create(RunningServer server, String name) {
        try (Requests requests = new Requests(server)) {
            requests.post(MAPS, "{\"metadata\": {\"name\": \"" + name + "\"}}");
        }
    }

    private static void await(Supplier<List<String>> known, String... names) throws InterruptedException {
        Eventually.await(() -> known.get().equals(List.of(names)), known);
    }

    /** Without what a controller may put into every namespace. */
    private static List<String> sorted(Stream<String> names) {
        return names.filter(name -> !name.endsWith(".crt")).sorted().toList();
    }
}
