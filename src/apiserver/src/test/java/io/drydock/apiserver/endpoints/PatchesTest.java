package io.drydock.apiserver.endpoints;

import static io.drydock.apiserver.endpoints.EndpointFixture.CONFIG_MAPS;
import static io.drydock.apiserver.endpoints.EndpointFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.drydock.apiserver.http.InProcessExchange;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchesTest {
    private final EndpointFixture server = new EndpointFixture();

    @BeforeEach
    void createOne() throws IOException {
        server.createConfigMap("p", "'a':'1','b':'2'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            merge-patch+json | {"data":{"a":null,"c":"3"}}
            strategic-merge-patch+json | {"data":{"a":null,"c":"3"}}
            json-patch+json | [{"op":"remove","path":"/data/a"},{"op":"add","path":"/data/c","value":"3"}]
            """)
    void every_language_of_patches_changes_what_it_names(String type, String patch) throws IOException {
        InProcessExchange answer = patch("p", type, patch);
        assertEquals(200, answer.status());
        assertEquals(
                "{\"b\":\"2\",\"c\":\"3\"}",
                json(server.get(CONFIG_MAPS + "/p")).path("data").toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            none | merge-patch+json | {"data":{}} | 404 | configmaps "none" not found
            p | json | {"data":{}} | 415 | 415: Unsupported Media Type
            p | json-patch+json | [{"op":"test","path":"/data/a","value":"x"}] | 422 | the server rejected our request due to an error in our request
            p | json-patch+json | {bad | 400 | invalid character 'b' looking for beginning of object key string
            p | merge-patch+json | {"metadata":{"name":"other"}} | 400 | the name of the object (other) does not match the name on the URL (p)
            p | merge-patch+json | {"metadata":{"resourceVersion":"1"}} | 409 | Operation cannot be fulfilled on configmaps "p": the object has been modified; please apply your changes to the latest version and try again
            """)
    void a_patch_that_cannot_be_applied_says_why(String name, String type, String patch, int status, String message)
            throws IOException {
        InProcessExchange answer = patch(name, type, patch);
        assertEquals(status, answer.status());
        assertEquals(message, json(answer).path("message").asString());
    }

    @Test
    void a_patch_that_makes_a_field_the_wrong_type_is_invalid() throws IOException {
        InProcessExchange answer = patch("p", "merge-patch+json", "{\"data\":{\"a\":1}}");
        assertEquals(422, answer.status());
        assertEquals("patch", json(answer).at("/details/causes/0/field").asString());
        assertFalse(json(answer).path("details").has("kind"));
    }

    @Test
    void an_apply_without_a_manager_is_invalid() throws IOException {
        InProcessExchange answer = patch("p", "apply-patch+yaml", "{}");
        assertEquals(422, answer.status());
        assertEquals(
                "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch",
                json(answer).path("message").asString());
    }

    @Test
    void a_dry_run_changes_nothing() throws IOException {
        InProcessExchange answer = server.call(
                "PATCH",
                CONFIG_MAPS + "/p?dryRun=All",
                "{\"data\":{\"a\":\"9\"}}",
                "Content-Type",
                "application/merge-patch+json");
        assertEquals("9", json(answer).at("/data/a").asString());
        assertEquals("1", json(server.get(CONFIG_MAPS + "/p")).at("/data/a").asString());
    }

    @Test
    void configurations_of_two_managers_are_merged_and_conflict_where_both_want_a_field() throws IOException {
        assertEquals(201, apply("one", "{a: '1', b: '1'}", "").status());
        InProcessExchange conflict = apply("two", "{a: '2', c: '2'}", "");
        assertEquals(409, conflict.status());
        assertEquals(
                "Apply failed with 1 conflict: conflict with \"one\": .data.a",
                json(conflict).path("message").asString());
        assertEquals(200, apply("two", "{a: '2', c: '2'}", "&force=true").status());
        InProcessExchange left = apply("one", "{}", "");
        assertEquals("{\"a\":\"2\",\"c\":\"2\"}", json(left).path("data").toString());
        assertEquals("two", json(left).at("/metadata/managedFields/0/manager").asString());
        assertEquals(
                "Apply", json(left).at("/metadata/managedFields/0/operation").asString());
    }

    @Test
    void whoever_writes_manages_what_they_wrote() throws IOException {
        InProcessExchange answer = server.call(
                "PATCH",
                CONFIG_MAPS + "/p",
                "{\"data\":{\"b\":\"3\"}}",
                "Content-Type",
                "application/merge-patch+json",
                "User-Agent",
                "tool/1.0 (x)");
        assertEquals(
                List.of("tool Update {\"f:data\":{\"f:b\":{}}}", "unknown Update {\"f:data\":{\".\":{},\"f:a\":{}}}"),
                json(answer)
                        .at("/metadata/managedFields")
                        .valueStream()
                        .map(entry -> entry.path("manager").asString() + " "
                                + entry.path("operation").asString() + " " + entry.path("fieldsV1"))
                        .sorted()
                        .toList());
    }

    private InProcessExchange apply(String manager, String data, String query) throws IOException {
        return server.call(
                "PATCH",
                CONFIG_MAPS + "/ssa?fieldManager=" + manager + query,
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: ssa}, data: " + data + "}",
                "Content-Type",
                "application/apply-patch+yaml");
    }

    private InProcessExchange patch(String name, String type, String patch) throws IOException {
        return server.call("PATCH", CONFIG_MAPS + "/" + name, patch, "Content-Type", "application/" + type);
    }
}
