package io.drydock.apiserver.endpoints;

import static io.drydock.apiserver.endpoints.EndpointFixture.CONFIG_MAPS;
import static io.drydock.apiserver.endpoints.EndpointFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionChain;
import io.drydock.apiserver.admission.MutatingAdmission;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.apiserver.http.InProcessExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WritesTest {
    private final EndpointFixture server = new EndpointFixture();

    @Test
    void what_is_created_is_answered_as_it_will_be_read() throws IOException {
        InProcessExchange created = server.createConfigMap("a", "'k':'v'");
        assertEquals(201, created.status());
        assertEquals(json(server.get(CONFIG_MAPS + "/a")), json(created));
    }

    @Test
    void the_same_name_again_conflicts() throws IOException {
        server.createConfigMap("a", "");
        InProcessExchange again = server.createConfigMap("a", "");
        assertEquals(409, again.status());
        assertEquals(
                "configmaps \"a\" already exists", json(again).path("message").asString());
    }

    @Test
    void a_body_in_yaml_is_read() throws IOException {
        InProcessExchange created = server.call(
                "POST",
                CONFIG_MAPS,
                "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: yaml\ndata:\n  a: \"1\"\n",
                "Content-Type",
                "application/yaml");
        assertEquals(201, created.status());
        assertEquals("1", json(server.get(CONFIG_MAPS + "/yaml")).at("/data/a").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml"})
    void a_body_in_another_form_is_refused(String contentType) throws IOException {
        InProcessExchange answer = server.call("POST", CONFIG_MAPS, "{}", "Content-Type", contentType);
        assertEquals(415, answer.status());
        assertEquals(
                "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":\"the body of"
                        + " the request was in an unknown format - accepted media types include: application/json,"
                        + " application/yaml, application/vnd.kubernetes.protobuf\",\"reason\":\"UnsupportedMediaType\","
                        + "\"code\":415}\n",
                answer.answerText());
    }

    @Test
    void a_body_that_is_too_large_is_refused() throws IOException {
        InProcessExchange answer = server.createConfigMap("a", "'k':'" + "x".repeat(3 * 1024 * 1024) + "'");
        assertEquals(413, answer.status());
        assertEquals(
                "Request entity too large: limit is 3145728",
                json(answer).path("message").asString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {not json | the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: invalid character 'n' looking for beginning of object key string ({not json)
            `` | the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: unexpected end of JSON input (<empty>)
            {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "a"}} | Secret in version "v1" cannot be handled as a ConfigMap: converting (v1.Secret) to (core.ConfigMap): unknown conversion
            """)
    void a_body_that_is_something_else_is_refused(String body, String message) throws IOException {
        InProcessExchange answer = server.post(CONFIG_MAPS, body);
        assertEquals(400, answer.status());
        assertEquals(message, json(answer).path("message").asString());
    }

    @Test
    void options_are_checked() throws IOException {
        InProcessExchange answer = server.post(CONFIG_MAPS + "?dryRun=Bad", "{\"metadata\":{\"name\":\"a\"}}");
        assertEquals(422, answer.status());
        assertEquals(
                "CreateOptions.meta.k8s.io \"\" is invalid: dryRun: Unsupported value: []string{\"Bad\"}: supported"
                        + " values: \"All\"",
                json(answer).path("message").asString());
    }

    @Test
    void a_dry_run_stores_nothing() throws IOException {
        InProcessExchange dry = server.post(CONFIG_MAPS + "?dryRun=All", "{\"metadata\":{\"name\":\"dry\"}}");
        assertEquals(201, dry.status());
        assertEquals(404, server.get(CONFIG_MAPS + "/dry").status());
    }

    @Test
    void an_update_takes_the_place_of_what_is_there() throws IOException {
        server.createConfigMap("a", "'k':'v'");
        InProcessExchange updated =
                server.call("PUT", CONFIG_MAPS + "/a", "{\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"w\"}}");
        assertEquals(200, updated.status());
        assertEquals("w", json(server.get(CONFIG_MAPS + "/a")).at("/data/k").asString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"metadata":{"name":"b"}} | the name of the object (b) does not match the name on the URL (a)
            {} | the name of the object (a based on URL) was undeterminable: name must be provided
            {"metadata":{"name":"a","namespace":"x"}} | the namespace of the object (x) does not match the namespace on the request (default)
            """)
    void an_update_names_the_object_of_the_path(String body, String message) throws IOException {
        InProcessExchange answer = server.call("PUT", CONFIG_MAPS + "/a", body);
        assertEquals(400, answer.status());
        assertEquals(message, json(answer).path("message").asString());
    }

    @Test
    void a_deletion_is_answered_with_what_was_deleted() throws IOException {
        server.createConfigMap("a", "");
        InProcessExchange deleted = server.call("DELETE", CONFIG_MAPS + "/a", "");
        assertEquals(200, deleted.status());
        assertEquals("Success", json(deleted).path("status").asString());
        assertEquals("a", json(deleted).at("/details/name").asString());
        assertEquals(404, server.get(CONFIG_MAPS + "/a").status());
    }

    @Test
    void delete_options_come_in_the_body_or_in_the_query() throws IOException {
        server.createConfigMap("a", "");
        InProcessExchange inQuery = server.call("DELETE", CONFIG_MAPS + "/a?propagationPolicy=Sideways", "");
        InProcessExchange inBody = server.call("DELETE", CONFIG_MAPS + "/a", "{\"propagationPolicy\":\"Sideways\"}");
        assertEquals(422, inQuery.status());
        assertEquals(inQuery.answerText(), inBody.answerText());
        InProcessExchange wrong = server.call("DELETE", CONFIG_MAPS + "/a", "{\"preconditions\":{\"uid\":\"other\"}}");
        assertEquals(409, wrong.status());
    }

    @Test
    void a_collection_is_deleted_as_far_as_it_is_selected() throws IOException {
        server.createConfigMap("a", "");
        server.createConfigMap("b", "");
        InProcessExchange deleted = server.call("DELETE", CONFIG_MAPS + "?fieldSelector=metadata.name%3Da", "");
        assertEquals(200, deleted.status());
        assertEquals("ConfigMapList", json(deleted).path("kind").asString());
        assertEquals(1, json(deleted).path("items").size());
        assertEquals(200, server.get(CONFIG_MAPS + "/b").status());
    }

    @Test
    void owner_references_that_are_there_twice_are_dropped_with_a_warning() throws IOException {
        String reference = "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"name\":\"p\",\"uid\":\"u-1\"}";
        InProcessExchange created = server.post(
                CONFIG_MAPS,
                "{\"metadata\":{\"name\":\"o\",\"ownerReferences\":[" + reference + "," + reference + "]}}");
        assertEquals(201, created.status());
        assertEquals(1, json(created).at("/metadata/ownerReferences").size());
        assertTrue(created.answerHeader("Warning").orElseThrow().endsWith("duplicate UID(s) observed: u-1\""));
    }

    @Test
    void unknown_fields_are_warned_of_or_refused_where_the_release_does_so() throws IOException {
        EndpointFixture newest = new EndpointFixture(Release.V1_36, AdmissionChain.EMPTY);
        String body = "{\"metadata\":{\"name\":\"f\"},\"colour\":1}";
        InProcessExchange strict = newest.post(CONFIG_MAPS + "?fieldValidation=Strict", body);
        assertEquals(400, strict.status());
        assertEquals(
                "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error: unknown field"
                        + " \"colour\"",
                json(strict).path("message").asString());
        InProcessExchange warned = newest.post(CONFIG_MAPS, body);
        assertEquals(201, warned.status());
        assertEquals(List.of("299 - \"unknown field \\\"colour\\\"\""), warned.answerHeaders("Warning"));
        assertTrue(server.post(CONFIG_MAPS, body).answerHeaders("Warning").isEmpty());
    }

    @Test
    void admission_changes_first_and_then_checks() throws IOException {
        List<String> seen = new ArrayList<>();
        EndpointFixture guarded =
                new EndpointFixture(Release.V1_20, new AdmissionChain(List.of(new Refuser(seen), new Labeller(seen))));
        InProcessExchange created = guarded.createConfigMap("a", "");
        assertEquals("yes", json(created).at("/metadata/labels/seen").asString());
        InProcessExchange deleted = guarded.call("DELETE", CONFIG_MAPS + "/a", "");
        assertEquals(403, deleted.status());
        assertEquals(200, guarded.get(CONFIG_MAPS + "/a").status());
        assertEquals(List.of("label CREATE a", "check CREATE a", "check DELETE a"), seen);
        assertFalse(json(deleted).path("message").asString().isEmpty());
    }

    private record Labeller(List<String> seen) implements MutatingAdmission {
        @Override
        public String name() {
            return "Labeller";
        }

        @Override
        public boolean handles(AdmissionAttributes.Operation operation) {
            return operation == AdmissionAttributes.Operation.CREATE;
        }

        @Override
        public void admit(AdmissionAttributes attributes) {
            seen.add("label " + attributes.operation() + " " + attributes.name());
            attributes
                    .object()
                    .orElseThrow()
                    .metadata()
                    .withObjectProperty("labels")
                    .put("seen", "yes");
        }
    }

    private record Refuser(List<String> seen) implements ValidatingAdmission {
        @Override
        public String name() {
            return "Refuser";
        }

        @Override
        public boolean handles(AdmissionAttributes.Operation operation) {
            return true;
        }

        @Override
        public void validate(AdmissionAttributes attributes) {
            seen.add("check " + attributes.operation() + " " + attributes.name());
            if (attributes.operation() == AdmissionAttributes.Operation.DELETE) {
                throw StatusErrors.forbidden(attributes.resource().groupResource(), attributes.name(), "it stays");
            }
        }
    }
}
