package io.drydock.apiserver.endpoints;

import static io.drydock.apiserver.endpoints.EndpointFixture.CONFIG_MAPS;
import static io.drydock.apiserver.endpoints.EndpointFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.admission.AdmissionChain;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            V1_20 | json-patch+json  | {} | 400 | json: cannot unmarshal object into Go value of type jsonpatch.Patch
            V1_36 | json-patch+json  | {} | 400 | error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp
            V1_36 | json-patch+json  | [1] | 400 | error decoding patch: json: cannot unmarshal number into Go value of type handlers.jsonPatchOp
            V1_36 | json-patch+json  | [{"op":5}] | 400 | error decoding patch: json: cannot unmarshal number into Go struct field jsonPatchOp.op of type string
            V1_20 | json-patch+json  | [{"op":5}] | 422 | the server rejected our request due to an error in our request
            V1_20 | json-patch+json  | `` | 400 | unexpected end of JSON input
            V1_36 | json-patch+json  | `` | 400 | error decoding patch: unexpected end of JSON input
            V1_36 | json-patch+json  | {bad | 400 | error decoding patch: invalid character 'b' looking for beginning of object key string
            V1_36 | json-patch+json  | null | 200 |
            V1_20 | merge-patch+json | null | 500 | Invalid JSON Patch
            V1_36 | merge-patch+json | null | 400 | Invalid JSON Patch
            V1_20 | merge-patch+json | {bad | 500 | Invalid JSON Patch
            V1_36 | merge-patch+json | {bad | 400 | error decoding patch: invalid character 'b' looking for beginning of object key string
            V1_36 | merge-patch+json | [] | 400 | error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}
            V1_20 | merge-patch+json | [] | 422 | ` "" is invalid: patch: Invalid value: "[]": couldn't get version/kind; json parse error: json: cannot unmarshal array into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }`
            V1_20 | strategic-merge-patch+json | {bad | 400 | invalid character 'b' looking for beginning of object key string
            V1_36 | strategic-merge-patch+json | [] | 400 | json: cannot unmarshal array into Go value of type map[string]interface {}
            V1_36 | strategic-merge-patch+json | null | 200 |
            V1_20 | strategic-merge-patch+json | {"kind":"Pod","apiVersion":"apps/v1"} | 200 |
            V1_36 | strategic-merge-patch+json | {"kind":"Pod","apiVersion":"apps/v1"} | 200 |
            V1_20 | merge-patch+json | {"metadata":{"namespace":"other"}} | 400 | the namespace of the object (other) does not match the namespace on the request (default)
            V1_36 | merge-patch+json | {"metadata":{"namespace":"other"}} | 400 | the namespace of the provided object does not match the namespace sent on the request
            V1_36 | json-patch+json  | [{"op":"remove","path":"/metadata/name"}] | 400 | the name of the object (p based on URL) was undeterminable: name must be provided
            V1_36 | merge-patch+json | {"metadata":{"resourceVersion":"1"}} | 409 | Operation cannot be fulfilled on configmaps "p": the object has been modified; please apply your changes to the latest version and try again
            V1_36 | json-patch+json  | [{"op":"replace","path":"/metadata/uid","value":"other"}] | 422 | `ConfigMap "p" is invalid: metadata.uid: Invalid value: "other": field is immutable`
            """)
    void each_release_has_its_words_for_what_is_no_patch_or_of_another_object(
            Release release, String type, String patch, int status, String message) throws IOException {
        EndpointFixture other = new EndpointFixture(release, AdmissionChain.EMPTY);
        other.createConfigMap("p", "'a':'1'");
        InProcessExchange answer =
                other.call("PATCH", CONFIG_MAPS + "/p", patch, "Content-Type", "application/" + type);
        assertEquals(status, answer.status());
        if (status == 200) {
            assertEquals("ConfigMap", json(answer).path("kind").asString());
            assertEquals("v1", json(answer).path("apiVersion").asString());
        } else {
            assertEquals(message, json(answer).path("message").asString());
        }
    }

    @Test
    void a_patch_of_nothing_is_not_looked_at() throws IOException {
        InProcessExchange answer = patch("none", "json-patch+json", "{bad");
        assertEquals(404, answer.status());
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
