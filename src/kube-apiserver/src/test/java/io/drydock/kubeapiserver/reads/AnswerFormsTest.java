package io.drydock.kubeapiserver.reads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.kubeapiserver.running.BothReleases;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import tools.jackson.databind.json.JsonMapper;

/** What an answer looks like besides what it says: compressed, indented, with warnings. */
class AnswerFormsTest extends BothReleases {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";

    @BeforeParameterizedClassInvocation
    static void createObjects() {
        requests.post(MAPS, "{\"metadata\": {\"name\": \"small\"}}");
        requests.post(
                MAPS, "{\"metadata\": {\"name\": \"large\"}, \"data\": {\"k\": \"" + "v".repeat(130 * 1024) + "\"}}");
    }

    @Test
    void only_large_answers_are_compressed_and_only_for_those_who_can_read_that() throws IOException {
        for (String path : List.of(MAPS, MAPS + "/large")) {
            HttpResponse<byte[]> compressed = requests.send(
                    requests.request(path, "Accept-Encoding", "gzip").build(), HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(
                    "gzip", compressed.headers().firstValue("Content-Encoding").orElse(""));
            assertTrue(compressed.headers().allValues("Vary").contains("Accept-Encoding"));
            byte[] plain = new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes();
            assertTrue(plain.length > 128 * 1024 && compressed.body().length < plain.length / 10);
            assertTrue(JsonMapper.shared().readTree(plain).has("kind"));
            assertTrue(
                    requests.get(path).headers().firstValue("Content-Encoding").isEmpty());
        }
        HttpResponse<String> small = requests.get(MAPS + "/small", "Accept-Encoding", "gzip");
        assertTrue(small.headers().firstValue("Content-Encoding").isEmpty());
    }

    @Test
    void who_wants_to_read_it_gets_it_indented() {
        String indented = "{\n  \"kind\": \"ConfigMap\",\n  \"apiVersion\": \"v1\",\n";
        assertTrue(requests.get(MAPS + "/small?pretty=true").body().startsWith(indented));
        assertTrue(
                requests.get(MAPS + "/small", "User-Agent", "curl/8.0").body().startsWith(indented));
        assertFalse(requests.get(MAPS + "/small").body().contains("\n  "));
        assertFalse(requests.get(MAPS + "/small?pretty=0", "User-Agent", "curl/8.0")
                .body()
                .contains("\n  "));
    }

    @Test
    void whoever_uses_what_is_to_go_is_warned_with_what_takes_its_place() {
        Map<String, String> warnings = isNewest()
                ? Map.of(
                        "/api/v1/componentstatuses",
                        "v1 ComponentStatus is deprecated in v1.19+",
                        "/api/v1/namespaces/default/endpoints/kubernetes",
                        "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice",
                        MAPS,
                        "")
                : Map.of(
                        "/api/v1/componentstatuses",
                        "v1 ComponentStatus is deprecated in v1.19+",
                        "/apis/extensions/v1beta1/ingresses",
                        "extensions/v1beta1 Ingress is deprecated in v1.14+, unavailable in v1.22+; use"
                                + " networking.k8s.io/v1 Ingress",
                        "/apis/rbac.authorization.k8s.io/v1beta1/clusterroles/admin",
                        "rbac.authorization.k8s.io/v1beta1 ClusterRole is deprecated in v1.17+, unavailable in v1.22+;"
                                + " use rbac.authorization.k8s.io/v1 ClusterRole",
                        "/apis/apiextensions.k8s.io/v1beta1/customresourcedefinitions?watch=1&timeoutSeconds=1",
                        "apiextensions.k8s.io/v1beta1 CustomResourceDefinition is deprecated in v1.16+, unavailable in"
                                + " v1.22+; use apiextensions.k8s.io/v1 CustomResourceDefinition",
                        "/api/v1/namespaces/default/endpoints",
                        "");
        warnings.forEach((path, warning) -> {
            HttpResponse<String> answer = requests.get(path);
            assertEquals(200, answer.statusCode(), path);
            assertEquals(
                    warning.isEmpty() ? List.of() : List.of("299 - \"" + warning + "\""),
                    answer.headers().allValues("Warning"));
        });
    }
}
