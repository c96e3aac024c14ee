package io.drydock.kubeapiserver.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.RunningServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What clients see of the plug-ins that refuse and warn. */
final class AdmissionOverHttpTest {
    private static final String POD =
            "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'%s'},'spec':{'containers':[{'name':'c','image':'i'}]}}";
    private static final String LACKS = "allowPrivilegeEscalation != false (container \"c\" must set"
            + " securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container \"c\" must set"
            + " securityContext.capabilities.drop=[\"ALL\"]), runAsNonRoot != true (pod or container \"c\" must set"
            + " securityContext.runAsNonRoot=true), seccompProfile (pod or container \"c\" must set"
            + " securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\")";

    private static RunningServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = RunningServer.start("--enable-admission-plugins=NodeRestriction");
        client = server.client();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void writers_at_once_share_what_a_quota_allows() throws Exception {
        createNamespace("counted", "{}");
        JsonNode quota = post(
                        "/api/v1/namespaces/counted/resourcequotas",
                        "{'apiVersion':'v1','kind':'ResourceQuota','metadata':{'name':'q'},"
                                + "'spec':{'hard':{'count/configmaps':'7'}}}")
                .body();
        String status = quota.toString()
                .replace(
                        "\"status\":{}",
                        "\"status\":{\"hard\":{\"count/configmaps\":\"7\"},\"used\":{\"count/configmaps\":\"0\"}}");
        assertEquals(
                200,
                send("PUT", "/api/v1/namespaces/counted/resourcequotas/q/status", status, Map.of())
                        .code());

        Map<Integer, Integer> answers = new TreeMap<>();
        List<String> refusals = new ArrayList<>();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> pending = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                String map = "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'m" + i + "'}}";
                pending.add(writers.submit(() -> post("/api/v1/namespaces/counted/configmaps", map)));
            }
            for (Future<Answer> answer : pending) {
                answers.merge(answer.get().code(), 1, Integer::sum);
                if (answer.get().code() == 403) {
                    refusals.add(answer.get().message());
                }
            }
        }
        assertEquals(Map.of(201, 7, 403, 23), answers);
        assertTrue(
                refusals.getFirst()
                        .endsWith("is forbidden: exceeded quota: q, requested: count/configmaps=1,"
                                + " used: count/configmaps=7, limited: count/configmaps=7"),
                refusals::getFirst);
        assertEquals(
                "{\"count/configmaps\":\"7\"}",
                get("/api/v1/namespaces/counted/resourcequotas/q")
                        .at("/status/used")
                        .toString());

        String another = "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'tried'}}";
        delete("/api/v1/namespaces/counted/configmaps/m0");
        assertEquals(
                403,
                post("/api/v1/namespaces/counted/configmaps?dryRun=All", another)
                        .code());
    }

    @Test
    void a_pod_that_is_less_secure_than_its_namespace_wants_is_refused() throws Exception {
        createNamespace("strict", "{'pod-security.kubernetes.io/enforce':'restricted'}");
        Answer refused = post("/api/v1/namespaces/strict/pods", POD.formatted("p"));
        assertEquals(403, refused.code());
        assertEquals(
                "pods \"p\" is forbidden: violates PodSecurity \"restricted:latest\": " + LACKS, refused.message());
        assertEquals("Forbidden", refused.body().path("reason").asString());
        Answer metrics = send("GET", "/metrics", "", Map.of());
        assertTrue(
                metrics.text().contains("pod_security_evaluations_total{decision=\"deny\",mode=\"enforce\","),
                metrics::text);
    }

    @Test
    void a_workload_whose_pods_would_be_refused_is_warned_about() throws Exception {
        createNamespace("warned", "{'pod-security.kubernetes.io/warn':'restricted'}");
        String template = "{'metadata':{'labels':{'a':'b'}},'spec':{'containers':[{'name':'c','image':'i'}]}}";
        Answer made = post(
                "/apis/apps/v1/namespaces/warned/deployments",
                "{'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'d'},'spec':{'selector':"
                        + "{'matchLabels':{'a':'b'}},'template':" + template + "}}");
        assertEquals(201, made.code());
        assertEquals(
                List.of("299 - \"would violate PodSecurity \\\"restricted:latest\\\": " + LACKS.replace("\"", "\\\"")
                        + "\""),
                made.warnings());
    }

    @Test
    void who_asks_a_namespace_for_more_security_is_told_which_pods_lack_it() throws Exception {
        createNamespace("grown", "{}");
        post("/api/v1/namespaces/grown/pods", POD.formatted("b"));
        post("/api/v1/namespaces/grown/pods", POD.formatted("a"));
        Answer labelled = send(
                "PATCH",
                "/api/v1/namespaces/grown",
                "{'metadata':{'labels':{'pod-security.kubernetes.io/enforce':'restricted'}}}",
                Map.of("Content-Type", "application/merge-patch+json"));
        assertEquals(200, labelled.code());
        assertEquals(
                List.of(
                        "299 - \"existing pods in namespace \\\"grown\\\" violate the new PodSecurity enforce level"
                                + " \\\"restricted:latest\\\"\"",
                        "299 - \"a (and 1 other pod): allowPrivilegeEscalation != false, unrestricted capabilities,"
                                + " runAsNonRoot != true, seccompProfile\""),
                labelled.warnings());
        Answer invalid = send(
                "PATCH",
                "/api/v1/namespaces/grown",
                "{'metadata':{'labels':{'pod-security.kubernetes.io/enforce':'some'}}}",
                Map.of("Content-Type", "application/merge-patch+json"));
        assertEquals(422, invalid.code());
        assertEquals(
                "Namespace \"grown\" is invalid: metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value:"
                        + " \"some\": must be one of privileged, baseline, restricted",
                invalid.message());
    }

    @Test
    void a_kubelet_registers_its_own_node_and_no_other() throws Exception {
        Map<String, String> kubelet =
                Map.of("Impersonate-User", "system:node:mine", "Impersonate-Group", "system:nodes");
        String node = "{'apiVersion':'v1','kind':'Node','metadata':{'name':'%s','labels':{%s}}}";
        assertEquals(
                "nodes \"other\" is forbidden: node \"mine\" is not allowed to modify node \"other\"",
                send("POST", "/api/v1/nodes", node.formatted("other", ""), kubelet)
                        .message());
        assertEquals(
                "nodes \"mine\" is forbidden: node \"mine\" is not allowed to set the following labels:"
                        + " node-restriction.kubernetes.io/secure",
                send(
                                "POST",
                                "/api/v1/nodes",
                                node.formatted("mine", "'node-restriction.kubernetes.io/secure':'yes'"),
                                kubelet)
                        .message());
        assertEquals(
                201,
                send("POST", "/api/v1/nodes", node.formatted("mine", "'kubernetes.io/hostname':'mine'"), kubelet)
                        .code());
    }

    private static void createNamespace(String name, String labels) throws Exception {
        Answer made = post(
                "/api/v1/namespaces",
                "{'apiVersion':'v1','kind':'Namespace','metadata':{'name':'" + name + "','labels':" + labels + "}}");
        assertEquals(201, made.code(), made::text);
    }

    private static Answer post(String path, String json) throws IOException, InterruptedException {
        return send("POST", path, json, Map.of());
    }

    private static JsonNode get(String path) throws IOException, InterruptedException {
        return send("GET", path, "", Map.of()).body();
    }

    private static void delete(String path) throws IOException, InterruptedException {
        assertEquals(200, send("DELETE", path, "", Map.of()).code());
    }

    private static Answer send(String method, String path, String json, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.url().resolve(path))
                .header("Authorization", "Bearer admintoken")
                .method(method, HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')));
        request.setHeader("Content-Type", "application/json");
        headers.forEach(request::setHeader);
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(), response.body(), response.headers().allValues("Warning"));
    }

    private record Answer(int code, String text, List<String> warnings) {
        JsonNode body() {
            return JsonMapper.shared().readTree(text);
        }

        String message() {
            return body().path("message").asString();
        }
    }
}
