package io.drydock.kubeapiserver.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.reflect.TypeToken;
import io.drydock.kubeapiserver.running.Eventually;
import io.kubernetes.client.custom.V1Patch;
import io.kubernetes.client.informer.ResourceEventHandler;
import io.kubernetes.client.informer.SharedIndexInformer;
import io.kubernetes.client.informer.SharedInformerFactory;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.AppsV1Api;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.apis.VersionApi;
import io.kubernetes.client.openapi.models.AuthenticationV1TokenRequest;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ConfigMapList;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1DeploymentSpec;
import io.kubernetes.client.openapi.models.V1Eviction;
import io.kubernetes.client.openapi.models.V1LabelSelector;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1PodTemplateSpec;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1TokenRequestSpec;
import io.kubernetes.client.util.PatchUtils;
import io.kubernetes.client.util.Watch;
import io.kubernetes.client.util.generic.GenericKubernetesApi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The official Java client against both releases. */
@ParameterizedClass(name = "release {0}")
@ValueSource(strings = {"1.20", "1.36"})
class OfficialJavaClientTest {
    private static final String NAMESPACE = "default";

    private static JavaClient server;
    private static ApiClient client;
    private static CoreV1Api core;

    @Parameter
    String release = "";

    @BeforeParameterizedClassInvocation
    static void start(String release) throws IOException, InterruptedException {
        server = JavaClient.start(release);
        client = server.client();
        // Informers insist on it: a watch may be silent for long.
        client.setReadTimeout(0);
        core = new CoreV1Api(client);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @Test
    void it_reads_the_release() throws ApiException {
        assertTrue(new VersionApi(client).getCode().execute().getGitVersion().startsWith("v" + release));
    }

    @Test
    void config_maps_are_created_read_replaced_listed_and_deleted() throws ApiException {
        V1ConfigMap made = create("crud", "crud");
        assertNotNull(made.getMetadata().getUid());
        V1ConfigMap read = core.readNamespacedConfigMap("crud", NAMESPACE).execute();
        assertEquals(Map.of("value", "1"), read.getData());
        read.getData().put("value", "2");
        core.replaceNamespacedConfigMap("crud", NAMESPACE, read).execute();
        ApiException stale = assertThrows(
                ApiException.class,
                () -> core.replaceNamespacedConfigMap("crud", NAMESPACE, made).execute());
        assertEquals(409, stale.getCode());
        V1ConfigMapList listed = core.listNamespacedConfigMap(NAMESPACE)
                .labelSelector("group=crud")
                .execute();
        assertEquals(1, listed.getItems().size());
        assertEquals("2", listed.getItems().getFirst().getData().get("value"));
        core.deleteNamespacedConfigMap("crud", NAMESPACE).execute();
        ApiException gone = assertThrows(
                ApiException.class,
                () -> core.readNamespacedConfigMap("crud", NAMESPACE).execute());
        assertEquals(404, gone.getCode());
    }

    @Test
    void every_kind_of_patch_is_understood() throws ApiException {
        create("patched", "patched");
        assertEquals("merge", patch(V1Patch.PATCH_FORMAT_JSON_MERGE_PATCH, "{\"data\":{\"by\":\"merge\"}}"));
        assertEquals(
                "strategic", patch(V1Patch.PATCH_FORMAT_STRATEGIC_MERGE_PATCH, "{\"data\":{\"by\":\"strategic\"}}"));
        assertEquals(
                "json",
                patch(
                        V1Patch.PATCH_FORMAT_JSON_PATCH,
                        "[{\"op\":\"replace\",\"path\":\"/data/by\",\"value\":\"json\"}]"));
    }

    private static String patch(String format, String body) throws ApiException {
        V1ConfigMap patched = PatchUtils.patch(
                V1ConfigMap.class,
                () -> core.patchNamespacedConfigMap("patched", NAMESPACE, new V1Patch(body))
                        .buildCall(null),
                format,
                client);
        return patched.getData().get("by");
    }

    @Test
    void a_configuration_is_applied_and_another_managers_refused() throws ApiException {
        assertEquals(Map.of("by", "one"), apply("one").getData());
        ApiException conflict = assertThrows(ApiException.class, () -> apply("two"));
        assertEquals(409, conflict.getCode());
        assertTrue(conflict.getResponseBody().contains("conflict with \\\"one\\\""), conflict::getResponseBody);
    }

    private static V1ConfigMap apply(String manager) throws ApiException {
        String body = """
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"applied"},"data":{"by":"%s"}}
                """.formatted(manager);
        return PatchUtils.patch(
                V1ConfigMap.class,
                () -> core.patchNamespacedConfigMap("applied", NAMESPACE, new V1Patch(body))
                        .fieldManager(manager)
                        .buildCall(null),
                V1Patch.PATCH_FORMAT_APPLY_YAML,
                client);
    }

    @Test
    void deployments_are_defaulted_and_scaled() throws ApiException {
        AppsV1Api apps = new AppsV1Api(client);
        V1Deployment made =
                apps.createNamespacedDeployment(NAMESPACE, deployment("scaled")).execute();
        assertEquals("Always", made.getSpec().getTemplate().getSpec().getRestartPolicy());
        var scale = apps.readNamespacedDeploymentScale("scaled", NAMESPACE).execute();
        scale.getSpec().setReplicas(5);
        apps.replaceNamespacedDeploymentScale("scaled", NAMESPACE, scale).execute();
        assertEquals(
                5,
                apps.readNamespacedDeployment("scaled", NAMESPACE)
                        .execute()
                        .getSpec()
                        .getReplicas());
    }

    @Test
    void a_pod_is_evicted() throws ApiException, IOException {
        V1Pod pod = new V1Pod()
                .metadata(new V1ObjectMeta().name("evicted"))
                .spec(new V1PodSpec()
                        .addContainersItem(new V1Container().name("main").image("nginx:1")));
        core.createNamespacedPod(NAMESPACE, pod).execute();
        V1Eviction eviction = new V1Eviction().metadata(new V1ObjectMeta().name("evicted"));
        // It takes the answer for an eviction, which it is of no server, and so must not read it.
        try (var answer = core.createNamespacedPodEviction("evicted", NAMESPACE, eviction)
                .buildCall(null)
                .execute()) {
            assertEquals(201, answer.code());
        }
        ApiException gone = assertThrows(
                ApiException.class,
                () -> core.readNamespacedPod("evicted", NAMESPACE).execute());
        assertEquals(404, gone.getCode());
    }

    @Test
    void a_token_is_made_for_a_service_account() throws ApiException {
        core.createNamespacedServiceAccount(
                        NAMESPACE, new V1ServiceAccount().metadata(new V1ObjectMeta().name("robot")))
                .execute();
        AuthenticationV1TokenRequest asked = new AuthenticationV1TokenRequest()
                .spec(new V1TokenRequestSpec()
                        .addAudiencesItem("https://kubernetes.default.svc")
                        .expirationSeconds(600L));
        AuthenticationV1TokenRequest made = core.createNamespacedServiceAccountToken("robot", NAMESPACE, asked)
                .execute();
        assertEquals(3, made.getStatus().getToken().split("\\.").length);
        assertNotNull(made.getStatus().getExpirationTimestamp());
    }

    @Test
    void a_watch_streams_what_happens_after_a_list() throws ApiException, IOException {
        String version =
                core.listNamespacedConfigMap(NAMESPACE).execute().getMetadata().getResourceVersion();
        create("watched", "watched");
        change("watched", "2");
        core.deleteNamespacedConfigMap("watched", NAMESPACE).execute();
        List<String> seen = new ArrayList<>();
        try (Watch<V1ConfigMap> watch = Watch.createWatch(
                client,
                core.listNamespacedConfigMap(NAMESPACE)
                        .labelSelector("group=watched")
                        .resourceVersion(version)
                        .watch(true)
                        .timeoutSeconds(20)
                        .buildCall(null),
                new TypeToken<Watch.Response<V1ConfigMap>>() {}.getType())) {
            while (seen.size() < 3 && watch.hasNext()) {
                Watch.Response<V1ConfigMap> event = watch.next();
                seen.add(event.type + " " + event.object.getData().get("value"));
            }
        }
        assertEquals(List.of("ADDED 1", "MODIFIED 2", "DELETED 2"), seen);
    }

    @Test
    void a_shared_informer_sees_additions_changes_and_deletions() throws ApiException, InterruptedException {
        create("informed-before", "informed");
        List<String> seen = new CopyOnWriteArrayList<>();
        SharedInformerFactory factory = new SharedInformerFactory(client);
        var maps = new GenericKubernetesApi<>(V1ConfigMap.class, V1ConfigMapList.class, "", "v1", "configmaps", client);
        SharedIndexInformer<V1ConfigMap> informer =
                factory.sharedIndexInformerFor(maps, V1ConfigMap.class, 0, NAMESPACE);
        informer.addEventHandler(new Recorder(seen));
        factory.startAllRegisteredInformers();
        try {
            Eventually.await(informer::hasSynced, () -> seen);
            create("informed-after", "informed");
            change("informed-before", "2");
            core.deleteNamespacedConfigMap("informed-before", NAMESPACE).execute();
            Eventually.await(() -> seen.contains("deleted informed-before"), () -> seen);
        } finally {
            factory.stopAllRegisteredInformers(true);
        }
        assertEquals(
                List.of(
                        "added informed-before",
                        "added informed-after",
                        "updated informed-before",
                        "deleted informed-before"),
                seen.stream().distinct().toList());
    }

    private record Recorder(List<String> seen) implements ResourceEventHandler<V1ConfigMap> {
        @Override
        public void onAdd(V1ConfigMap map) {
            note("added", map);
        }

        @Override
        public void onUpdate(V1ConfigMap before, V1ConfigMap after) {
            note("updated", after);
        }

        @Override
        public void onDelete(V1ConfigMap map, boolean stateUnknown) {
            note("deleted", map);
        }

        private void note(String what, V1ConfigMap map) {
            String name = map.getMetadata().getName();
            if (name.startsWith("informed-")) {
                seen.add(what + " " + name);
            }
        }
    }

    private static V1ConfigMap create(String name, String group) throws ApiException {
        V1ConfigMap map = new V1ConfigMap()
                .metadata(new V1ObjectMeta().name(name).putLabelsItem("group", group))
                .putDataItem("value", "1");
        return core.createNamespacedConfigMap(NAMESPACE, map).execute();
    }

    private static void change(String name, String value) throws ApiException {
        V1ConfigMap map = core.readNamespacedConfigMap(name, NAMESPACE).execute();
        core.replaceNamespacedConfigMap(name, NAMESPACE, map.putDataItem("value", value))
                .execute();
    }

    private static V1Deployment deployment(String name) {
        Map<String, String> labels = Map.of("app", name);
        V1PodSpec pod =
                new V1PodSpec().addContainersItem(new V1Container().name("main").image("nginx:1"));
        return new V1Deployment()
                .metadata(new V1ObjectMeta().name(name))
                .spec(new V1DeploymentSpec()
                        .replicas(1)
                        .selector(new V1LabelSelector().matchLabels(labels))
                        .template(new V1PodTemplateSpec()
                                .metadata(new V1ObjectMeta().labels(labels))
                                .spec(pod)));
    }
}
