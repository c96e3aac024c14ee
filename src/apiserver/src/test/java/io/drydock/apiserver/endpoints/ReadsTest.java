package io.drydock.apiserver.endpoints;

import static io.drydock.apiserver.endpoints.EndpointFixture.CONFIG_MAPS;
import static io.drydock.apiserver.endpoints.EndpointFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.http.InProcessExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ReadsTest {
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";
    private final EndpointFixture server = new EndpointFixture();

    @BeforeEach
    void createTwo() throws IOException {
        server.createConfigMap("a", "'k':'v'");
        server.createConfigMap("b", "");
    }

    @Test
    void an_object_is_answered_in_one_line() throws IOException {
        InProcessExchange answer = server.get(CONFIG_MAPS + "/a");
        assertEquals(200, answer.status());
        assertEquals("application/json", answer.answerHeader("Content-Type").orElseThrow());
        assertEquals(
                Integer.toString(answer.answer().length),
                answer.answerHeader("Content-Length").orElseThrow());
        assertTrue(answer.answerText().startsWith("{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{"));
        assertTrue(answer.answerText().endsWith("\"data\":{\"k\":\"v\"}}\n"), answer.answerText());
    }

    @Test
    void the_items_of_a_list_leave_out_what_the_list_says() throws IOException {
        InProcessExchange answer = server.get(CONFIG_MAPS);
        JsonNode list = json(answer);
        assertEquals("ConfigMapList", list.path("kind").asString());
        assertEquals(2, list.path("items").size());
        assertFalse(list.path("items").path(0).has("kind"));
        assertEquals("a", list.at("/items/0/metadata/name").asString());
        assertFalse(list.path("metadata").path("resourceVersion").asString().isEmpty());
        assertEquals(
                Integer.toString(answer.answer().length),
                answer.answerHeader("Content-Length").orElseThrow());
    }

    @Test
    void an_empty_list_has_items() throws IOException {
        JsonNode list = json(server.get("/api/v1/namespaces/other/configmaps"));
        assertTrue(list.path("items").isArray());
        assertEquals(0, list.path("items").size());
    }

    @Test
    void an_indented_list_holds_the_same() throws IOException {
        JsonNode plain = json(server.get(CONFIG_MAPS));
        JsonNode indented = json(server.get(CONFIG_MAPS + "?pretty=1"));
        assertEquals(plain, indented);
    }

    @Test
    void failures_come_in_yaml_to_those_who_read_yaml() throws IOException {
        InProcessExchange answer = server.get(CONFIG_MAPS + "/y", "Accept", "application/yaml");
        assertEquals("application/yaml", answer.answerHeader("Content-Type").orElseThrow());
        assertEquals("""
                apiVersion: v1
                code: 404
                details:
                  kind: configmaps
                  name: "y"
                kind: Status
                message: configmaps "y" not found
                metadata: {}
                reason: NotFound
                status: Failure
                """, answer.answerText());
    }

    @Test
    void a_table_names_its_columns_and_carries_metadata_in_its_rows() throws IOException {
        JsonNode table = json(server.get(CONFIG_MAPS, "Accept", TABLE));
        assertEquals("Table", table.path("kind").asString());
        assertEquals("meta.k8s.io/v1", table.path("apiVersion").asString());
        assertEquals("Name", table.at("/columnDefinitions/0/name").asString());
        assertEquals("a", table.at("/rows/0/cells/0").asString());
        assertEquals("PartialObjectMetadata", table.at("/rows/0/object/kind").asString());
        assertFalse(table.at("/rows/0/object").has("data"));
    }

    @ParameterizedTest
    @CsvSource({"None, null", "Object, ConfigMap"})
    void a_table_includes_as_much_of_the_object_as_asked(String include, String kind) throws IOException {
        JsonNode table = json(server.get(CONFIG_MAPS + "/a?includeObject=" + include, "Accept", TABLE));
        JsonNode object = table.at("/rows/0/object");
        assertEquals(kind, object.isNull() ? "null" : object.path("kind").asString());
    }

    @Test
    void a_table_cannot_include_anything_else() throws IOException {
        InProcessExchange answer = server.get(CONFIG_MAPS + "?includeObject=All", "Accept", TABLE);
        assertEquals(400, answer.status());
        assertEquals(
                "Unable to convert to Table as requested: includeObject: Invalid value: \"All\": must be 'Metadata',"
                        + " 'Object', 'None', or empty",
                json(answer).path("message").asString());
    }

    @Test
    void metadata_alone_can_be_asked_for() throws IOException {
        JsonNode one = json(server.get(
                CONFIG_MAPS + "/a", "Accept", "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io"));
        assertEquals("PartialObjectMetadata", one.path("kind").asString());
        assertEquals("a", one.at("/metadata/name").asString());
        assertFalse(one.has("data"));
        JsonNode all = json(
                server.get(CONFIG_MAPS, "Accept", "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io"));
        assertEquals("PartialObjectMetadata", all.at("/items/0/kind").asString());
    }

    @Test
    void the_first_clause_that_can_be_served_wins() throws IOException {
        JsonNode answer = json(server.get(
                CONFIG_MAPS,
                "Accept",
                "application/json;as=Nonsense;v=v1;g=meta.k8s.io,application/json;q=0.5,"
                        + "application/json;as=Table;v=v1beta1;g=meta.k8s.io;q=0.9"));
        assertEquals("meta.k8s.io/v1beta1", answer.path("apiVersion").asString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            limit=abc | strconv.ParseInt: parsing "abc": invalid syntax
            limit=99999999999999999999 | strconv.ParseInt: parsing "99999999999999999999": value out of range
            labelSelector=a%3D%3D%3Db | unable to parse requirement: found '=', expected: identifier
            fieldSelector=nosuch%3Dx | "nosuch" is not a known field selector: only "metadata.name", "metadata.namespace"
            """)
    void a_query_that_cannot_be_read_is_a_bad_request(String query, String message) throws IOException {
        InProcessExchange answer = server.get(CONFIG_MAPS + "?" + query);
        assertEquals(400, answer.status());
        assertEquals(message, json(answer).path("message").asString());
        assertEquals("BadRequest", json(answer).path("reason").asString());
    }

    @Test
    void a_resource_version_that_is_no_number_fails_as_it_does_in_the_real_server() throws IOException {
        InProcessExchange answer = server.get(CONFIG_MAPS + "?resourceVersion=abc");
        assertEquals(500, answer.status());
        assertEquals(
                "resourceVersion: Invalid value: \"abc\": strconv.ParseUint: parsing \"abc\": invalid syntax",
                json(answer).path("message").asString());
        assertFalse(json(answer).has("reason"));
    }

    @Test
    void large_answers_are_compressed_for_those_who_can_read_it() throws IOException {
        server.createConfigMap("large", "'k':'" + "x".repeat(200_000) + "'");
        InProcessExchange packed = server.get(CONFIG_MAPS + "/large", "Accept-Encoding", "deflate, gzip");
        assertEquals("gzip", packed.answerHeader("Content-Encoding").orElseThrow());
        assertTrue(packed.answer().length < 10_000);
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.answer())).readAllBytes();
        assertEquals(server.get(CONFIG_MAPS + "/large").answerText(), new String(unpacked, StandardCharsets.UTF_8));
        assertTrue(server.get(CONFIG_MAPS + "/a", "Accept-Encoding", "gzip")
                .answerHeader("Content-Encoding")
                .isEmpty());
    }

    @Test
    void an_object_is_answered_in_the_version_of_the_path() throws IOException {
        server.post(
                "/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers",
                "{\"metadata\":{\"name\":\"h\"},\"spec\":{\"maxReplicas\":3,\"scaleTargetRef\":{\"kind\":\"D\",\"name\":\"d\"}}}");
        JsonNode list = json(server.get("/apis/autoscaling/v2beta1/namespaces/default/horizontalpodautoscalers"));
        assertEquals("autoscaling/v2beta1", list.path("apiVersion").asString());
        assertEquals("h", list.at("/items/0/metadata/name").asString());
        assertEquals(
                "autoscaling/v2beta1",
                json(server.get("/apis/autoscaling/v2beta1/namespaces/default/horizontalpodautoscalers/h"))
                        .path("apiVersion")
                        .asString());
    }
}
