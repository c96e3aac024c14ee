package io.drydock.kubeapiserver.realanswers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.kubeapiserver.running.BothReleases;
import io.drydock.kubeapiserver.running.Requests;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes objects again and again as several managers, by chance as real servers were once asked to, and wants the same
 * owners of the same fields after every step, and the same conflicts.
 */
class ApplySequencesTest extends BothReleases {
    private static final String NAMESPACE = """
            {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "applied"}}""";

    @TestFactory
    Stream<DynamicTest> fields_have_the_owners_that_the_real_server_gives_them() {
        requests.post("/api/v1/namespaces", NAMESPACE);
        Path file = Path.of("src/test/resources/apply-sequences", release + ".json");
        return JsonMapper.shared()
                .readTree(file)
                .valueStream()
                .map(sequence -> DynamicTest.dynamicTest(sequence.path("name").asString(), () -> replay(sequence)));
    }

    private static void replay(JsonNode sequence) {
        int number = 0;
        for (JsonNode step : sequence.path("steps")) {
            HttpResponse<String> answer = requests.send(
                    step.path("method").asString(),
                    step.path("path").asString(),
                    step.path("body").toString(),
                    "Content-Type",
                    step.path("type").asString());
            JsonNode real = step.path("real");
            String where = "step " + number++ + " " + step.path("body") + " " + answer.body();
            assertEquals(real.path("code").asInt(), answer.statusCode(), where);
            JsonNode body = Requests.json(answer);
            if (real.has("managers")) {
                assertEquals(texts(real.path("managers")), texts(untimed(body.at("/metadata/managedFields"))), where);
            } else if (real.has("message")) {
                assertEquals(
                        real.path("message").asString(), body.path("message").asString(), where);
            } else {
                assertEquals(strings(real.path("causes")), causes(body.at("/details/causes")), where);
            }
        }
    }

    private static JsonNode untimed(JsonNode entries) {
        entries.forEach(entry -> ((ObjectNode) entry).remove("time"));
        return entries;
    }

    /** In no order: that of managers depends on the second in which they wrote, that of causes on chance. */
    private static TreeSet<String> texts(JsonNode nodes) {
        TreeSet<String> texts = new TreeSet<>();
        nodes.forEach(node -> texts.add(sorted(node)));
        return texts;
    }

    private static String sorted(JsonNode entry) {
        return entry.propertyStream()
                .sorted(Map.Entry.comparingByKey())
                .map(field -> field.getKey() + "=" + field.getValue())
                .toList()
                .toString();
    }

    private static List<String> strings(JsonNode nodes) {
        return nodes.valueStream().map(JsonNode::asString).sorted().toList();
    }

    private static List<String> causes(JsonNode causes) {
        return causes.valueStream()
                .map(cause -> cause.path("field").asString("") + ": "
                        + cause.path("message").asString(""))
                .sorted()
                .toList();
    }
}
