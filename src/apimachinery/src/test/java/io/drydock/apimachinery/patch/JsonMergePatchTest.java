package io.drydock.apimachinery.patch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.json.RandomTrees;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class JsonMergePatchTest {

    @Test
    void null_removes_and_objects_merge_and_the_rest_replaces() {
        assertEquals(
                object("{\"b\":\"2\",\"c\":{\"d\":1,\"e\":[{\"x\":1},null]},\"f\":{}}"),
                patch("{\"a\":null,\"c\":{\"e\":[{\"x\":1,\"y\":null},null]},\"f\":{\"g\":null}}")
                        .apply(object("{\"a\":\"1\",\"b\":\"2\",\"c\":{\"d\":1,\"e\":[1,2]}}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":"b"}            | {"a":"c"}                | {"a":"c"}
            {"a":"b"}            | {"b":"c"}                | {"a":"b","b":"c"}
            {"a":"b"}            | {"a":null}               | {}
            {"a":["b"]}          | {"a":"c"}                | {"a":"c"}
            {"a":"c"}            | {"a":["b"]}              | {"a":["b"]}
            {"a":{"b":"c"}}      | {"a":{"b":"d","c":null}} | {"a":{"b":"d"}}
            {"a":[{"b":"c"}]}    | {"a":[1]}                | {"a":[1]}
            {"e":null}           | {"a":1}                  | {"e":null,"a":1}
            {"e":null}           | {"e":{"b":null,"c":1}}   | {"e":{"c":1}}
            {}                   | {"a":{"bb":{"ccc":null}}} | {"a":{"bb":{}}}
            {"a":{"b":1}}        | {"a":{}}                 | {"a":{"b":1}}
            {"a":{"b":1}}        | {"a":[{"c":null}]}       | {"a":[{}]}
            {"a":1}              | [{"c":null},null]        | [{},null]
            """)
    void the_cases_of_the_standard_hold(String document, String patch, String expected) {
        assertEquals(JsonDecoder.decode(expected), patch(patch).apply(object(document)));
    }

    @Test
    void what_is_neither_an_object_nor_a_list_is_a_bad_request() {
        for (String text : new String[] {"null", "1", "\"a\"", "{bad", ""}) {
            Status status =
                    assertThrows(StatusException.class, () -> patch(text)).status();
            assertEquals(400, status.code());
            assertEquals("Invalid JSON Patch", status.message());
        }
    }

    @Test
    void a_patch_made_of_two_trees_turns_one_into_the_other() {
        Random random = new Random(8);
        for (int i = 0; i < 2_000; i++) {
            ObjectNode from = RandomTrees.object(random, 4);
            ObjectNode to =
                    (ObjectNode) patch(text(RandomTrees.object(random, 4))).apply(object("{}"));
            ObjectNode difference = difference(from, to);
            assertEquals(to, patch(text(difference)).apply(from));
        }
    }

    private static ObjectNode difference(ObjectNode from, ObjectNode to) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        from.propertyNames().stream().filter(name -> !to.has(name)).forEach(patch::putNull);
        for (var field : to.properties()) {
            JsonNode old = from.get(field.getKey());
            patch.set(
                    field.getKey(),
                    old instanceof ObjectNode oldObject && field.getValue() instanceof ObjectNode newObject
                            ? difference(oldObject, newObject)
                            : field.getValue());
        }
        return patch;
    }

    private static String text(JsonNode tree) {
        return new String(JsonEncoder.encode(tree), UTF_8);
    }

    private static JsonMergePatch patch(String json) {
        return JsonMergePatch.parse(json.getBytes(UTF_8));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) JsonDecoder.decode(json);
    }
}
