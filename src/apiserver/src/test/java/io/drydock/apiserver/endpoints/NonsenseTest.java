package io.drydock.apiserver.endpoints;

import static io.drydock.apiserver.endpoints.EndpointFixture.CONFIG_MAPS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.admission.AdmissionChain;
import io.drydock.apiserver.http.InProcessExchange;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is sent, the answer is the client's fault and never the server's. */
class NonsenseTest {
    private static final int REQUESTS = 3_000;

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final List<String> PATHS = List.of(
            CONFIG_MAPS,
            CONFIG_MAPS + "/a",
            CONFIG_MAPS + "/..",
            CONFIG_MAPS + "/%25%00",
            CONFIG_MAPS + "/a/status",
            "/api/v1/nodes",
            "/api/v1/nodes/n",
            "/api/v1//",
            "/api/v1/namespaces//configmaps",
            "/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers",
            "/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers/h");
    private static final List<String> QUERIES = List.of(
            "",
            "limit=-1",
            "limit=1&continue=x",
            "labelSelector=%00",
            "labelSelector=a+in+(",
            "fieldSelector=a%5C",
            "fieldSelector=metadata.name%3D%2F",
            "resourceVersion=-1",
            "resourceVersion=1&resourceVersionMatch=Exact",
            "timeoutSeconds=-1",
            "dryRun=All&fieldManager=%07",
            "gracePeriodSeconds=-9223372036854775808",
            "propagationPolicy=&orphanDependents=x",
            "%zz&&=&a=b;c",
            "pretty=1");
    private static final List<String> TYPES = List.of(
            "",
            "application/json",
            "application/yaml",
            "application/json-patch+json",
            "application/merge-patch+json",
            "application/strategic-merge-patch+json",
            "application/apply-patch+yaml",
            "application/json;charset=\"",
            ";;");
    private static final List<String> ACCEPTS = List.of(
            "",
            "*/*",
            "application/json;as=Table;v=v1;g=meta.k8s.io,application/json",
            "application/yaml",
            "application/json;q=x;=;as",
            "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1",
            ",,");
    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "\"text\"",
            "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\",\"labels\":{\"x\":\"y\"}},\"data\":{\"k\":\"v\"}}",
            "{\"metadata\":{\"name\":\"h\",\"annotations\":null},\"spec\":{\"maxReplicas\":3,\"metrics\":[{\"type\":\"x\"}]}}",
            "[{\"op\":\"add\",\"path\":\"/metadata/labels\",\"value\":{\"a\":\"b\"}},{\"op\":\"copy\",\"from\":\"\",\"path\":\"/data\"}]",
            "{\"metadata\":{\"$patch\":\"replace\",\"finalizers\":[1,null]},\"data\":[[]]}",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: &m {name: a, labels: *m}\n",
            "{\"gracePeriodSeconds\":\"x\",\"preconditions\":[],\"dryRun\":{}}");

    @ParameterizedTest
    @EnumSource(Release.class)
    void nonsense_is_answered_with_a_status_of_the_clients_making(Release release) throws Exception {
        EndpointFixture server = new EndpointFixture(release, AdmissionChain.EMPTY);
        Random random = new Random(20_26);
        for (int i = 0; i < REQUESTS; i++) {
            String query = any(QUERIES, random);
            String target = any(PATHS, random) + (query.isEmpty() ? "" : "?" + query);
            byte[] body = mutated(any(BODIES, random).getBytes(UTF_8), random);
            InProcessExchange exchange = InProcessExchange.of(any(METHODS, random), target, body)
                    .withHeader("Content-Type", any(TYPES, random))
                    .withHeader("Accept", any(ACCEPTS, random));
            server.handle(exchange);
            assertTrue(
                    exchange.status() < 500 || isTheRealServersToo(exchange, release),
                    () -> exchange.method() + " " + target + " " + new String(body, UTF_8) + " "
                            + exchange.headers("Content-Type") + " -> " + exchange.answerText());
        }
        assertEquals(200, server.get(CONFIG_MAPS).status());
    }

    /** Revisions that cannot be read, and, long ago, options of a deletion that could not, are no 400 there either. */
    private static boolean isTheRealServersToo(InProcessExchange exchange, Release release) {
        return exchange.answerText().contains("resourceVersion: Invalid value")
                || release == Release.V1_20 && exchange.method().equals("DELETE");
    }

    private static byte[] mutated(byte[] body, Random random) {
        byte[] mutated = body.clone();
        int changes = mutated.length == 0 ? 0 : random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            mutated[random.nextInt(mutated.length)] = random.nextBoolean()
                    ? (byte) "{}[]\":,0-\\n".charAt(random.nextInt(11))
                    : (byte) random.nextInt(256);
        }
        return mutated;
    }

    private static String any(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
