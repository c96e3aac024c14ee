package io.drydock.apimachinery.patch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.json.RandomTrees;
import io.drydock.apimachinery.status.StatusException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class JsonMergePatchTest {

    @Test
    void null_removes_and_objects_merge_and_the_rest_replaces() {
        assertEquals(
                object("{\"b\":\"2\",\"c\":{\"d\":1,\"e\":[{\"x\":1}]},\"f\":{}}"),
                patch("{\"a\":null,\"c\":{\"e\":[{\"x\":1,\"y\":null},null]},\"f\":{\"g\":null}}")
                        .apply(object("{\"a\":\"1\",\"b\":\"2\",\"c\":{\"d\":1,\"e\":[1,2]}}")));
    }

    @Test
    void what_is_no_object_is_a_bad_request() {
        for (String text : new String[] {"[]", "null", "1", "{bad"}) {
            assertEquals(
                    400,
                    assertThrows(StatusException.class, () -> patch(text))
                            .status()
                            .code());
        }
    }

    @Test
    void a_patch_made_of_two_trees_turns_one_into_the_other() {
        Random random = new Random(8);
        for (int i = 0; i < 2_000; i++) {
            ObjectNode from = RandomTrees.object(random, 4);
            ObjectNode to = patch(text(RandomTrees.object(random, 4))).apply(object("{}"));
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
