package io.drydock.apimachinery.patch;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the fields of patched objects into the order in which messages quote them: by name in objects that a patch took
 * apart, as they were in all others.
 *
 * @see "Go: github.com/evanphx/json-patch: lazyNode"
 */
final class TouchedFields {
    private TouchedFields() {}

    /** Sorts the objects that a merge patch reached, those that it brought included. */
    static void sortMerged(JsonNode patched, JsonNode patch) {
        if (patched instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : patch.properties()) {
                sortMerged(object.path(field.getKey()), field.getValue());
            }
            sort(object);
        } else if (patched.isArray() && patch.isArray()) {
            for (int i = 0; i < patched.size(); i++) {
                sortMerged(patched.path(i), patch.path(i));
            }
        }
    }

    /** Sorts the objects on the way to a place. */
    static void sortAlong(JsonNode patched, JsonPointer pointer) {
        JsonNode here = patched;
        for (String step : pointer.parents()) {
            sort(here);
            here = here.isArray() ? element(here, step) : here.path(step);
        }
        sort(here);
    }

    private static JsonNode element(JsonNode list, String step) {
        return step.chars().allMatch(c -> c >= '0' && c <= '9') && !step.isEmpty() && step.length() < 9
                ? list.path(Integer.parseInt(step))
                : list.path(-1);
    }

    static void sort(JsonNode node) {
        if (node instanceof ObjectNode object) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            object.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
            object.removeAll();
            object.setAll(sorted);
        }
    }
}
