package io.drydock.apimachinery.patch;

import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A partial object that is laid over another: null removes, objects merge, everything else replaces (RFC 7386). Nulls
 * in lists are dropped as well, as the real server drops them.
 *
 * @see "Go: github.com/evanphx/json-patch: MergePatch"
 */
public final class JsonMergePatch {
    private final ObjectNode patch;

    private JsonMergePatch(ObjectNode patch) {
        this.patch = patch;
    }

    /** @throws StatusException 400 when it is no JSON object */
    public static JsonMergePatch parse(byte[] bytes) {
        if (PatchErrors.read(bytes) instanceof ObjectNode patch) {
            return new JsonMergePatch(patch);
        }
        throw StatusErrors.badRequest("Invalid JSON Patch");
    }

    /** A changed copy of the document. */
    public ObjectNode apply(ObjectNode document) {
        return merge(document.deepCopy(), patch);
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

    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(field -> field.getValue().isNull());
            object.forEach(JsonMergePatch::withoutNulls);
        } else if (node instanceof ArrayNode array) {
            array.removeIf(JsonNode::isNull);
            array.forEach(JsonMergePatch::withoutNulls);
        }
        return node;
    }
}
