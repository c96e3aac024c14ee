package io.drydock.kubeapiserver.reads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.kubeapiserver.running.BothReleases;
import io.drydock.kubeapiserver.running.Requests;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is said about fields that an object should not have, or has twice, in every way to write it. */
class FieldValidationTest extends BothReleases {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String BODY = """
            {"metadata": {"name": "kept", "colour": 1}, "data": {"k": "v", "k": "w"}, "size": {"x": 1}}""";
    private static final List<String> PROBLEMS =
            List.of("unknown field \"metadata.colour\"", "duplicate field \"data.k\"", "unknown field \"size\"");

    @BeforeEach
    void createAnew() {
        requests.send("DELETE", MAPS + "/kept", "");
        requests.post(MAPS, "{\"metadata\": {\"name\": \"kept\"}}");
    }

    @Test
    void an_update_is_warned_about_or_refused_or_neither() {
        assertWarned(PROBLEMS, write("PUT", "", "application/json", BODY));
        assertWarned(PROBLEMS, write("PUT", "Warn", "application/json", BODY));
        assertWarned(List.of(), write("PUT", "Ignore", "application/json", BODY));
        assertRefused(
                400,
                "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error: "
                        + String.join(", ", PROBLEMS),
                write("PUT", "Strict", "application/json", BODY));
    }

    @Test
    void so_is_what_is_created() {
        String other = BODY.replace("kept", "made");
        HttpResponse<String> created = requests.send("POST", MAPS + "?dryRun=All", other);
        assertWarned(201, PROBLEMS, created);
        assertEquals(
                isNewest() ? 400 : 201,
                requests.send("POST", MAPS + "?dryRun=All&fieldValidation=Strict", other)
                        .statusCode());
    }

    @Test
    void a_repeated_key_of_yaml_is_told_with_its_line() {
        String yaml = """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: kept
                data:
                  k: v
                  k: w
                """;
        String problem = "yaml: unmarshal errors:\n  line 7: key \"k\" already set in map";
        assertRefused(
                400,
                "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error: " + problem,
                write("PUT", "Strict", "application/yaml", yaml));
        assertRefused(
                400,
                "error strict decoding YAML: error converting YAML to JSON: " + problem,
                write("PATCH", "Strict&fieldManager=me&force=true", "application/apply-patch+yaml", yaml));
        HttpResponse<String> ignored =
                write("PATCH", "Ignore&fieldManager=me&force=true", "application/apply-patch+yaml", yaml);
        assertEquals(200, ignored.statusCode(), ignored.body());
        assertEquals("w", Requests.json(ignored).at("/data/k").asString());
    }

    @Test
    void patches_are_looked_at_themselves_and_in_what_comes_of_them() {
        String patch = "{\"metadata\": {\"colour\": 1}, \"data\": {\"k\": \"v\", \"k\": \"w\"}}";
        List<String> problems = List.of("duplicate field \"data.k\"", "unknown field \"metadata.colour\"");
        for (String kind : List.of("merge-patch", "strategic-merge-patch")) {
            String type = "application/" + kind + "+json";
            assertWarned(problems, write("PATCH", "", type, patch));
            assertWarned(List.of(), write("PATCH", "Ignore", type, patch));
            if (isNewest()) {
                JsonNode cause =
                        Requests.json(write("PATCH", "Strict", type, patch)).at("/details/causes/0");
                assertEquals("patch", cause.path("field").asString());
                String message = cause.path("message").asString();
                assertEquals(
                        "strict decoding error: " + String.join(", ", problems),
                        message.substring(message.indexOf("strict")));
                assertEquals(
                        kind.startsWith("strategic"),
                        message.startsWith("Invalid value: \"map[data:map[k:w] metadata:map[colour:1]]\""));
            }
        }
        String operations = "[{\"op\": \"add\", \"path\": \"/data\", \"value\": {}, \"why\": 1, \"op\": \"add\"}]";
        assertWarned(
                List.of("json patch duplicate field \"[0].op\"", "json patch unknown field \"[0].why\""),
                write("PATCH", "", "application/json-patch+json", operations));
    }

    @Test
    void only_a_release_that_knows_it_minds_another_word_for_it() {
        HttpResponse<String> answer = write("PUT", "Maybe", "application/json", BODY);
        assertRefused(
                422,
                "UpdateOptions.meta.k8s.io \"\" is invalid: fieldValidation: Unsupported value: \"Maybe\":"
                        + " supported values: \"\", \"Ignore\", \"Strict\", \"Warn\"",
                answer);
    }

    private static HttpResponse<String> write(String method, String validation, String contentType, String body) {
        String query = validation.isEmpty() ? "" : "?fieldValidation=" + validation;
        return requests.send(method, MAPS + "/kept" + query, body, "Content-Type", contentType);
    }

    private void assertWarned(List<String> problems, HttpResponse<String> answer) {
        assertWarned(200, problems, answer);
    }

    private void assertWarned(int code, List<String> problems, HttpResponse<String> answer) {
        assertEquals(code, answer.statusCode(), answer.body());
        List<String> expected = problems.stream()
                .map(problem -> "299 - \"" + problem.replace("\"", "\\\"") + "\"")
                .toList();
        assertEquals(isNewest() ? expected : List.of(), answer.headers().allValues("Warning"));
    }

    /** The older release takes it all. */
    private void assertRefused(int code, String message, HttpResponse<String> answer) {
        if (isNewest()) {
            assertEquals(code, answer.statusCode(), answer.body());
            assertEquals(message, Requests.json(answer).path("message").asString());
        } else {
            assertWarned(List.of(), answer);
        }
    }
}
