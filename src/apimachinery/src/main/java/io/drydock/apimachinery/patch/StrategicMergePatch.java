package io.drydock.apimachinery.patch;

import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.patch.PatchSchema.FieldMerge;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A partial object that is laid over another as its type asks: lists of named things merge element by element.
 * Directives, which are fields whose names begin with {@code $}, say the rest: what to replace, to delete, to keep, and
 * in which order elements stand.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go: StrategicMergeMapPatch"
 */
public final class StrategicMergePatch {
    private final ObjectNode patch;

    private StrategicMergePatch(ObjectNode patch) {
        this.patch = patch;
    }

    /** @throws StatusException 400 when it is no JSON object */
    public static StrategicMergePatch parse(byte[] bytes) {
        JsonNode tree = PatchErrors.read(bytes);
        if (tree instanceof ObjectNode patch) {
            return new StrategicMergePatch(patch);
        }
        if (tree.isNull()) {
            return new StrategicMergePatch(JsonNodeFactory.instance.objectNode());
        }
        throw StatusErrors.badRequest("json: cannot unmarshal " + PatchErrors.kindOf(tree)
                + " into Go value of type map[string]interface {}");
    }

    /**
     * A changed copy of the document.
     *
     * @param type of the document
     * @throws StatusException 400 or 422 when a directive is malformed or cannot apply, 500 without a reason where the
     *     real server does not foresee the failure
     */
    public ObjectNode apply(ObjectNode document, StructType type) {
        return merge(document.deepCopy(), patch.deepCopy(), new PatchSchema(type));
    }

    /** Changes and gives back the original, unless the patch takes its place. Both may end up in the result. */
    static ObjectNode merge(ObjectNode original, ObjectNode patch, PatchSchema schema) {
        JsonNode directive = patch.get(Directives.PATCH);
        if (directive != null) {
            return switch (directive.asString("")) {
                case Directives.REPLACE -> {
                    patch.remove(Directives.PATCH);
                    yield patch;
                }
                case Directives.DELETE -> JsonNodeFactory.instance.objectNode();
                default -> throw Directives.unknown(directive, patch);
            };
        }
        retainKeys(original, patch);
        mergeOrderedLists(original, patch, schema);
        for (Map.Entry<String, JsonNode> field : List.copyOf(patch.properties())) {
            mergeField(original, field.getKey(), field.getValue(), schema);
        }
        return original;
    }

    private static void mergeField(ObjectNode original, String name, JsonNode value, PatchSchema schema) {
        if (name.startsWith(Directives.DELETE_FROM_LIST)) {
            deleteFromList(original, Directives.fieldOf(name, Directives.DELETE_FROM_LIST), value, schema);
            return;
        }
        if (value.isNull()) {
            original.remove(name);
            return;
        }
        JsonNode current = original.get(name);
        if (value instanceof ObjectNode object && current instanceof ObjectNode currentObject) {
            FieldMerge merge = schema.object(name);
            original.set(name, merge.replaces() ? object : merge(currentObject, object, merge.schema()));
        } else if (value instanceof ArrayNode list && current instanceof ArrayNode currentList) {
            FieldMerge merge = schema.list(name);
            original.set(name, merge.merges() ? ListMerge.merge(currentList, list, merge) : list);
        } else {
            Directives.strip(value).ifPresentOrElse(kept -> original.set(name, kept), () -> original.remove(name));
        }
    }

    private static void deleteFromList(ObjectNode original, String name, JsonNode values, PatchSchema schema) {
        if (values instanceof ArrayNode list && original.get(name) instanceof ArrayNode current) {
            original.set(name, ListMerge.delete(current, list, schema.list(name)));
        }
    }

    /** What the patch does not list goes from the original; what the patch sets must be listed. */
    private static void retainKeys(ObjectNode original, ObjectNode patch) {
        JsonNode listed = patch.remove(Directives.RETAIN_KEYS);
        if (listed == null) {
            return;
        }
        if (!listed.isArray()) {
            throw Directives.malformedRetainKeys();
        }
        Set<String> keys = new HashSet<>();
        listed.forEach(key -> keys.add(key.asString("")));
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            boolean directive = field.getKey().startsWith(Directives.DELETE_FROM_LIST)
                    || field.getKey().startsWith(Directives.SET_ELEMENT_ORDER);
            if (!directive && !field.getValue().isNull() && !keys.contains(field.getKey())) {
                throw Directives.malformedRetainKeys();
            }
        }
        original.properties().removeIf(field -> !keys.contains(field.getKey()));
    }

    /** Merges the lists whose order the patch sets, and takes them out of the patch. */
    private static void mergeOrderedLists(ObjectNode original, ObjectNode patch, PatchSchema schema) {
        List<String> directives = new ArrayList<>();
        patch.propertyNames().forEach(name -> {
            if (name.startsWith(Directives.SET_ELEMENT_ORDER)) {
                directives.add(name);
            }
        });
        for (String directive : directives) {
            JsonNode order = patch.remove(directive);
            String name = Directives.fieldOf(directive, Directives.SET_ELEMENT_ORDER);
            ListMerge.inOrder(original.path(name), patch.path(name), order, schema.list(name))
                    .ifPresent(merged -> {
                        original.set(name, merged);
                        patch.remove(name);
                    });
        }
    }
}
