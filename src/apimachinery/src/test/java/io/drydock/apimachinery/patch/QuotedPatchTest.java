package io.drydock.apimachinery.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** In messages, objects that a patch took apart have their fields by name, all others as they were. */
class QuotedPatchTest {
    private static final ObjectNode OBJECT = (ObjectNode) JsonMapper.shared().readTree("""
            {"kind": "K", "apiVersion": "v1", "metadata": {"name": "n", "labels": {"b": "1", "a": "2"}}, "data": {"z": "1"}}
            """);

    @Test
    void a_merge_patch_sorts_what_it_reaches_and_what_it_brings() {
        assertEquals("""
                {"apiVersion":"v1","data":{"a":{"c":1,"d":2},"z":"1"},"kind":"K",\
                "metadata":{"name":"n","labels":{"b":"1","a":"2"}}}""", JsonMergePatch.parse(bytes("""
                                {"data": {"a": {"d": 2, "c": 1}}}""")).quoted(OBJECT).toString());
    }

    @Test
    void a_json_patch_sorts_what_is_on_its_way_and_leaves_values_alone() {
        assertEquals("""
                {"apiVersion":"v1","data":{"z":"1"},"kind":"K",\
                "metadata":{"labels":{"b":"1","a":"2"},"name":"n","x":{"d":2,"c":1}}}""", JsonPatch.parse(bytes("""
                                [{"op": "add", "path": "/metadata/x", "value": {"d": 2, "c": 1}}]""")).quoted(OBJECT).toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
