package io.drydock.apimachinery.patch;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonSyntaxException;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A partial object that is laid over another: null removes, objects merge, everything else replaces (RFC 7386).
 *
 * @see "Go: github.com/evanphx/json-patch: MergePatch"
 */
public final class JsonMergePatch {
    private final JsonNode patch;

    private JsonMergePatch(JsonNode patch) {
        this.patch = patch;
    }

    /** @throws StatusException 400 when it is neither an object nor a list */
    public static JsonMergePatch parse(byte[] bytes) {
        JsonNode patch;
        try {
            patch = JsonDecoder.decode(bytes);
        } catch (JsonSyntaxException e) {
            throw noPatch();
        }
        if (!patch.isContainer()) {
            throw noPatch();
        }
        return new JsonMergePatch(patch);
    }

    private static StatusException noPatch() {
        return StatusErrors.badRequest("Invalid JSON Patch");
    }

    /** A changed copy of the document; or the patch, when that is a list. */
    public JsonNode apply(ObjectNode document) {
        return patch instanceof ObjectNode object ? merge(document.deepCopy(), object) : withoutNulls(patch.deepCopy());
    }

    /** The same with its fields in the order in which messages quote them. */
    public JsonNode quoted(ObjectNode document) {
        JsonNode patched = apply(document);
        TouchedFields.sortMerged(patched, patch);
        return patched;
    }

    private static ObjectNode merge(ObjectNode target, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                target.remove(field.getKey());
            } else if (value instanceof ObjectNode part && target.get(field.getKey()) instanceof ObjectNode current) {
                merge(current, part);
            } else {
                target.set(field.getKey(), withoutNulls(value.deepCopy()));
            }
        }
        return target;
    }

    /** Without fields that are null; elements of lists stay. */
    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(field -> field.getValue().isNull());
        }
        node.forEach(JsonMergePatch::withoutNulls);
        return node;
    }
}
