package io.drydock.apimachinery.managedfields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.runtime.KubeObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class ScaleFieldsTest {
    private static final ScaleFields FIELDS = new ScaleFields(Release.V1_36, "apps/v1", List.of("spec", "replicas"));

    @Test
    void only_owners_of_the_replicas_show_in_the_scale() {
        KubeObject scale = object();
        FIELDS.toScale(
                managed(
                        object(),
                        "one Apply apps/v1 - {\"f:spec\":{\"f:replicas\":{},\"f:selector\":{}}}",
                        "two Update apps/v1 - {\"f:spec\":{\"f:selector\":{}}}",
                        "old Update apps/v1beta1 - {\"f:spec\":{\"f:replicas\":{}}}"),
                scale);
        assertEquals(Map.of("one Apply autoscaling/v1 -", "{\"f:spec\":{\"f:replicas\":{}}}"), entries(scale));
    }

    @Test
    void who_scales_takes_the_replicas_from_the_others() {
        KubeObject object = managed(
                object(),
                "one Apply apps/v1 - {\"f:spec\":{\"f:replicas\":{},\"f:selector\":{}}}",
                "two Update apps/v1 - {\"f:spec\":{\"f:replicas\":{}}}");
        FIELDS.toObject(
                managed(object(), "kubectl Update autoscaling/v1 scale {\"f:spec\":{\"f:replicas\":{}}}"), object);
        assertEquals(
                Map.of(
                        "one Apply apps/v1 -",
                        "{\"f:spec\":{\"f:selector\":{}}}",
                        "kubectl Update apps/v1 scale",
                        "{\"f:spec\":{\"f:replicas\":{}}}"),
                entries(object));
        assertFalse(object.at("metadata", "managedFields").toString().contains("time"));
    }

    @Test
    void who_applied_keeps_the_replicas_that_no_scale_changes() {
        String entry = "one Apply apps/v1 - {\"f:spec\":{\"f:replicas\":{},\"f:selector\":{}}}";
        assertEquals(entries(managed(object(), entry)), entries(scaledAsItWas(entry)));
    }

    @Test
    void the_entry_of_who_updated_falls_in_two_though_no_scale_changes() {
        JsonNode entries = scaledAsItWas("one Update apps/v1 - {\"f:spec\":{\"f:replicas\":{},\"f:selector\":{}}}")
                .at("metadata", "managedFields");
        assertEquals(2, entries.size());
        for (JsonNode entry : entries) {
            assertEquals("one", entry.path("manager").asString());
            assertEquals("apps/v1", entry.path("apiVersion").asString());
            assertEquals(1, entry.at("/fieldsV1/f:spec").size());
        }
    }

    private static KubeObject scaledAsItWas(String entry) {
        KubeObject object = managed(object(), entry);
        KubeObject scale = object();
        FIELDS.toScale(object, scale);
        FIELDS.toObject(scale, object);
        return object;
    }

    @Test
    void older_releases_leave_owners_alone() {
        ScaleFields old = new ScaleFields(Release.V1_20, "apps/v1", List.of("spec", "replicas"));
        KubeObject object = managed(object(), "one Update apps/v1 - {\"f:spec\":{\"f:replicas\":{}}}");
        KubeObject before = object.deepCopy();
        old.toObject(object(), object);
        assertEquals(before.tree(), object.tree());
    }

    private static KubeObject object() {
        return KubeObject.of(JsonNodeFactory.instance.objectNode());
    }

    /** @param entries manager, operation, version, subresource or a dash, fields */
    private static KubeObject managed(KubeObject object, String... entries) {
        for (String text : entries) {
            String[] parts = text.split(" ", 5);
            var entry = object.metadata().withArrayProperty("managedFields").addObject();
            entry.put("manager", parts[0]).put("operation", parts[1]).put("apiVersion", parts[2]);
            entry.put("fieldsType", "FieldsV1").set("fieldsV1", JsonDecoder.decode(parts[4]));
            if (!parts[3].equals("-")) {
                entry.put("subresource", parts[3]);
            }
        }
        return object;
    }

    private static Map<String, String> entries(KubeObject object) {
        Map<String, String> entries = new TreeMap<>();
        for (JsonNode entry : object.at("metadata", "managedFields")) {
            String key = String.join(
                    " ",
                    entry.get("manager").asString(),
                    entry.get("operation").asString(),
                    entry.get("apiVersion").asString(),
                    entry.path("subresource").asString("-"));
            entries.put(key, entry.get("fieldsV1").toString());
        }
        return entries;
    }
}
