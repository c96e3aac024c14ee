package io.drydock.apimachinery.patch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.RandomTrees;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class JsonPatchTest {
    private static final String DOCUMENT = "{\"data\":{\"a\":\"1\",\"c/d\":\"2\"},\"list\":[1,2,3],\"none\":null}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"op\":\"replace\",\"path\":\"/data/a\",\"value\":\"x\"} ~ {\"data\":{\"a\":\"x\",\"c/d\":\"2\"},\"list\":[1,2,3],\"none\":null}",
                "{\"op\":\"add\",\"path\":\"/list/1\",\"value\":9} ~ {\"data\":{\"a\":\"1\",\"c/d\":\"2\"},\"list\":[1,9,2,3],\"none\":null}",
                "{\"op\":\"add\",\"path\":\"/list/-\",\"value\":9} ~ {\"data\":{\"a\":\"1\",\"c/d\":\"2\"},\"list\":[1,2,3,9],\"none\":null}",
                "{\"op\":\"remove\",\"path\":\"/data/c^1d\"} ~ {\"data\":{\"a\":\"1\"},\"list\":[1,2,3],\"none\":null}",
                "{\"op\":\"move\",\"from\":\"/list/0\",\"path\":\"/data/a\"} ~ {\"data\":{\"a\":1,\"c/d\":\"2\"},\"list\":[2,3],\"none\":null}",
                "{\"op\":\"copy\",\"from\":\"/data\",\"path\":\"/list/0\"} ~ {\"data\":{\"a\":\"1\",\"c/d\":\"2\"},\"list\":[{\"a\":\"1\",\"c/d\":\"2\"},1,2,3],\"none\":null}",
                "{\"op\":\"test\",\"path\":\"/absent\",\"value\":null} ~ {\"data\":{\"a\":\"1\",\"c/d\":\"2\"},\"list\":[1,2,3],\"none\":null}",
                "{\"op\":\"test\",\"path\":\"/list\",\"value\":[1,2,3]} ~ {\"data\":{\"a\":\"1\",\"c/d\":\"2\"},\"list\":[1,2,3],\"none\":null}",
            })
    void an_operation_changes_a_copy(String operation, String expected) {
        ObjectNode document = object(DOCUMENT);
        assertEquals(
                object(expected),
                patch("[" + operation.replace("^1", "~1") + "]").apply(document));
        assertEquals(object(DOCUMENT), document);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"test\",\"path\":\"/data/a\",\"value\":\"nope\"}",
                "{\"op\":\"test\",\"path\":\"/data/a\",\"value\":1}",
                "{\"op\":\"remove\",\"path\":\"/data/zzz\"}",
                "{\"op\":\"replace\",\"path\":\"/data/zzz\",\"value\":1}",
                "{\"op\":\"add\",\"path\":\"/absent/a\",\"value\":1}",
                "{\"op\":\"add\",\"path\":\"/list/4\",\"value\":1}",
                "{\"op\":\"add\",\"path\":\"/list/x\",\"value\":1}",
                "{\"op\":\"add\",\"path\":\"\",\"value\":{}}",
                "{\"op\":\"add\",\"path\":\"/data/a/b\",\"value\":1}",
                "{\"op\":\"remove\",\"path\":\"/list/-1\"}",
                "{\"op\":\"move\",\"from\":\"/absent\",\"path\":\"/a\"}",
                "{\"op\":\"jump\",\"path\":\"/a\"}",
                "{\"path\":\"/a\"}",
                "{\"op\":\"add\",\"value\":1}",
                "{\"op\":\"add\",\"path\":5,\"value\":1}",
            })
    void an_operation_that_does_not_apply_is_unprocessable(String operation) {
        JsonPatch patch = patch("[" + operation + "]");
        Status status = assertThrows(StatusException.class, () -> patch.apply(object(DOCUMENT)))
                .status();
        assertEquals(422, status.code());
        assertEquals("the server rejected our request due to an error in our request", status.message());
        assertEquals("{}", status.toTree().get("details").toString());
    }

    @Test
    void what_is_no_patch_is_a_bad_request() {
        assertEquals("invalid character 'b' looking for beginning of object key string", refused("{bad", 400));
        assertEquals("json: cannot unmarshal object into Go value of type jsonpatch.Patch", refused("{}", 400));
        assertEquals(
                "json: cannot unmarshal string into Go value of type jsonpatch.Operation", refused("[\"a\"]", 400));
        assertEquals(
                "Request entity is too large: The allowed maximum operations in a JSON patch is 10000, got 10001",
                refused("[" + "{},".repeat(10_000) + "{}]", 413));
    }

    private static String refused(String text, int code) {
        Status status = assertThrows(StatusException.class, () -> patch(text)).status();
        assertEquals(code, status.code());
        return status.message();
    }

    @Test
    void a_short_patch_cannot_make_a_large_or_deep_object() {
        StringBuilder doubling = new StringBuilder("[");
        for (int i = 0; i < 60; i++) {
            doubling.append("{\"op\":\"copy\",\"from\":\"/data\",\"path\":\"/data/x%d\"},".formatted(i));
        }
        doubling.append("{\"op\":\"test\",\"path\":\"/a\",\"value\":null}]");
        assertThrows(StatusException.class, () -> patch(doubling.toString()).apply(object(DOCUMENT)));

        ArrayNode deeper = JsonNodeFactory.instance.arrayNode();
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            path.append("/a");
            deeper.addObject().put("op", "add").put("path", path.toString()).putObject("value");
        }
        assertThrows(StatusException.class, () -> patch(deeper.toString()).apply(object("{}")));
    }

    @Test
    void a_patch_made_of_two_trees_turns_one_into_the_other() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            ObjectNode from = RandomTrees.object(random, 4);
            ObjectNode to = RandomTrees.object(random, 4);
            ArrayNode operations = JsonNodeFactory.instance.arrayNode();
            difference(from, to, "", operations);
            assertEquals(to, patch(operations.toString()).apply(from));
        }
    }

    private static void difference(ObjectNode from, ObjectNode to, String path, ArrayNode operations) {
        for (var field : from.properties()) {
            if (!to.has(field.getKey())) {
                operations.addObject().put("op", "remove").put("path", path + "/" + escape(field.getKey()));
            }
        }
        for (var field : to.properties()) {
            String here = path + "/" + escape(field.getKey());
            JsonNode old = from.get(field.getKey());
            if (old instanceof ObjectNode oldObject && field.getValue() instanceof ObjectNode newObject) {
                difference(oldObject, newObject, here, operations);
            } else {
                operations
                        .addObject()
                        .put("op", old == null ? "add" : "replace")
                        .put("path", here)
                        .set("value", field.getValue());
            }
        }
    }

    private static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private static JsonPatch patch(String json) {
        return JsonPatch.parse(json.getBytes(UTF_8));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) JsonDecoder.decode(json);
    }
}
