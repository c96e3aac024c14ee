package io.drydock.apimachinery.patch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.RandomTrees;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"op":"add","path":"/list/0","value":9}            | {"data":{"a":"1"},"list":[9,1,2,3],"none":null}
            {"op":"add","path":"/list/3","value":9}            | {"data":{"a":"1"},"list":[1,2,3,9],"none":null}
            {"op":"add","path":"/list/-1","value":9}           | {"data":{"a":"1"},"list":[1,2,3,9],"none":null}
            {"op":"add","path":"/list/-4","value":9}           | {"data":{"a":"1"},"list":[9,1,2,3],"none":null}
            {"op":"add","path":"/data/b"}                      | {"data":{"a":"1","b":null},"list":[1,2,3],"none":null}
            {"op":"add","path":"/","value":9}                  | {"data":{"a":"1"},"list":[1,2,3],"none":null,"":9}
            {"op":"add","path":"/data/~0~1","value":9}         | {"data":{"a":"1","~/":9},"list":[1,2,3],"none":null}
            {"op":"remove","path":"/list/-1"}                  | {"data":{"a":"1"},"list":[1,2],"none":null}
            {"op":"remove","path":"/none"}                     | {"data":{"a":"1"},"list":[1,2,3]}
            {"op":"replace","path":"/list/-3","value":9}       | {"data":{"a":"1"},"list":[9,2,3],"none":null}
            {"op":"replace","path":"/data/new","value":9}      | {"data":{"a":"1","new":9},"list":[1,2,3],"none":null}
            {"op":"replace","path":"","value":{"a":1}}         | {"a":1}
            {"op":"replace","path":"","value":[1]}             | [1]
            {"op":"move","from":"/data/a","path":"/list/-"}    | {"data":{},"list":[1,2,3,"1"],"none":null}
            {"op":"move","from":"/list/0","path":"/list/2"}    | {"data":{"a":"1"},"list":[2,3,1],"none":null}
            {"op":"copy","from":"/list/-1","path":"/data/a"}   | {"data":{"a":3},"list":[1,2,3],"none":null}
            {"op":"copy","from":"/data/zzz","path":"/data/a"}  | {"data":{"a":null},"list":[1,2,3],"none":null}
            {"op":"test","path":"/none"}                       | {"data":{"a":"1"},"list":[1,2,3],"none":null}
            {"op":"test","path":"/list/-1","value":3}          | {"data":{"a":"1"},"list":[1,2,3],"none":null}
            {"op":"test","path":"","value":{"list":[1,2,3],"data":{"a":"1"},"none":null}} | {"data":{"a":"1"},"list":[1,2,3],"none":null}
            """)
    void what_the_standard_leaves_open_is_done_as_by_the_real_servers_library(String operation, String expected) {
        assertEquals(
                JsonDecoder.decode(expected),
                patch("[" + operation + "]").apply(object("{\"data\":{\"a\":\"1\"},\"list\":[1,2,3],\"none\":null}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"op":"test","path":"/data/a","value":"nope"}  | testing value /data/a failed: test failed
            {"op":"test","path":"/data/a","value":1}       | testing value /data/a failed: test failed
            {"op":"test","path":"/data/a"}                 | testing value /data/a failed: test failed
            {"op":"test","path":"/data/zzz","value":1}     | testing value /data/zzz failed: test failed
            {"op":"test","path":"/list/3","value":null}    | error in test for path: '/list/3': Unable to access invalid index: 3: invalid index referenced
            {"op":"test","path":"/zzz/a","value":null}     | test operation does not apply: is missing path: /zzz/a: missing value
            {"op":"test","path":"","value":{}}             | testing value  failed: test failed
            {"op":"remove","path":"/data/zzz"}             | error in remove for path: '/data/zzz': Unable to remove nonexistent key: zzz: missing value
            {"op":"remove","path":"/data/zzz/a"}           | remove operation does not apply: doc is missing path: "/data/zzz/a": missing value
            {"op":"remove","path":"/list/3"}               | error in remove for path: '/list/3': Unable to access invalid index: 3: invalid index referenced
            {"op":"remove","path":"/list/-4"}              | error in remove for path: '/list/-4': Unable to access invalid index: -4: invalid index referenced
            {"op":"remove"}                                | remove operation failed to decode path: missing value
            {"op":"replace","path":"/zzz/a","value":1}     | replace operation does not apply: doc is missing path: /zzz/a: missing value
            {"op":"replace","path":"/list/3","value":1}    | replace operation does not apply: doc is missing key: /list/3: missing value
            {"op":"replace","path":"","value":1}           | replace operation value must be object or array
            {"op":"replace"}                               | replace operation failed to decode path: operation missing path field: missing value
            {"op":"add","path":"/absent/a","value":1}      | add operation does not apply: doc is missing path: "/absent/a": missing value
            {"op":"add","path":"/none/a","value":1}        | add operation does not apply: doc is missing path: "/none/a": missing value
            {"op":"add","path":"/data/a/b","value":1}      | add operation does not apply: doc is missing path: "/data/a/b": missing value
            {"op":"add","path":"","value":{}}              | add operation does not apply: doc is missing path: "": missing value
            {"op":"add","path":"/list/4","value":1}        | error in add for path: '/list/4': Unable to access invalid index: 4: invalid index referenced
            {"op":"add","path":"/list/-5","value":1}       | error in add for path: '/list/-5': Unable to access invalid index: -5: invalid index referenced
            {"op":"add","path":"/list/x","value":1}        | error in add for path: '/list/x': value was not a proper array index: 'x': strconv.Atoi: parsing "x": invalid syntax
            {"op":"add","path":5,"value":1}                | add operation failed to decode path: missing value
            {"op":"move","from":"/absent","path":"/a"}     | error in move for path: 'absent': Unable to remove nonexistent key: absent: missing value
            {"op":"move","from":"/absent/b","path":"/a"}   | move operation does not apply: doc is missing from path: /absent/b: missing value
            {"op":"move","from":"/data","path":"/data/a"}  | move operation does not apply: doc is missing destination path: /data/a: missing value
            {"op":"move","path":"/a"}                      | move operation failed to decode from: operation, missing from field: missing value
            {"op":"copy","from":"/list/9","path":"/a"}     | error in copy for from: '/list/9': Unable to access invalid index: 9: invalid index referenced
            {"op":"copy","from":"/list","path":"/b/a"}     | copy operation does not apply: doc is missing destination path: /b/a: missing value
            {"op":"copy","from":"/list","path":"/list/9"}  | error while adding value during copy: Unable to access invalid index: 9: invalid index referenced
            {"op":"jump","path":"/a"}                      | Unexpected kind: jump
            {"path":"/a"}                                  | Unexpected kind: unknown
            null                                           | Unexpected kind: unknown
            """)
    void an_operation_that_does_not_apply_is_unprocessable_and_its_reason_known_inside(String operation, String why) {
        JsonPatch patch = patch("[" + operation + "]");
        Status status = assertThrows(StatusException.class, () -> patch.apply(object(DOCUMENT)))
                .status();
        assertEquals(422, status.code());
        assertEquals("the server rejected our request due to an error in our request", status.message());
        assertEquals("{}", status.toTree().get("details").toString());
        assertEquals(
                "Internal error occurred: " + why,
                assertThrows(StatusException.class, () -> patch.apply(object(DOCUMENT), StatusErrors::internalError))
                        .status()
                        .message());
    }

    @Test
    void what_is_no_patch_is_a_bad_request() {
        assertEquals("invalid character 'b' looking for beginning of object key string", refused("{bad", 400));
        assertEquals("json: cannot unmarshal object into Go value of type jsonpatch.Patch", refused("{}", 400));
        assertEquals(
                "json: cannot unmarshal string into Go value of type jsonpatch.Operation", refused("[\"a\"]", 400));
        assertEquals(
                "Request entity too large: The allowed maximum operations in a JSON patch is 10000, got 10001",
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
