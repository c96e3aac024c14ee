package io.drydock.apimachinery.patch;

import io.drydock.apimachinery.patch.PatchSchema.FieldMerge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Merges a list of a strategic merge patch into one of the original: objects by their merge key, scalars as a set.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go: mergeSlice"
 */
final class ListMerge {
    private ListMerge() {}

    static ArrayNode merge(ArrayNode original, ArrayNode patch, FieldMerge merge) {
        if (original.isEmpty() && patch.isEmpty()) {
            return original;
        }
        Elements.requireOneKind(original, patch);
        if (!Elements.areObjects(original, patch)) {
            List<JsonNode> merged = union(original, patch);
            return ElementOrder.arrange(merged, Elements.list(patch), Elements.list(original), "");
        }
        if (merge.mergeKey().isEmpty()) {
            throw PatchErrors.unforeseen(
                    "cannot merge lists without merge key for " + merge.schema().kindName());
        }
        Special special = Special.of(original, patch, merge.mergeKey());
        List<JsonNode> order = List.copyOf(special.original());
        List<JsonNode> merged = mergeObjects(special, merge);
        return ElementOrder.arrange(merged, special.patch(), order, merge.mergeKey());
    }

    /** The scalars of the original that the other list does not hold. */
    static ArrayNode delete(ArrayNode original, ArrayNode deleted, FieldMerge merge) {
        Elements.requireOneKind(original, deleted);
        if (Elements.areObjects(original, deleted)) {
            return merge.merges() ? merge(original, deleted, merge) : deleted;
        }
        Set<Object> keys = new HashSet<>();
        deleted.forEach(element -> keys.add(Elements.key(element)));
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : original) {
            if (!keys.contains(Elements.key(element))) {
                kept.add(element);
            }
        }
        return kept;
    }

    /** Merges and puts what the order lists into its order; empty when there is no list to order. */
    static Optional<ArrayNode> inOrder(JsonNode original, JsonNode patch, JsonNode order, FieldMerge merge) {
        if (!order.isArray()) {
            throw notAList(order);
        }
        ArrayNode current = listOrEmpty(original);
        ArrayNode changes = listOrEmpty(patch);
        List<JsonNode> wanted = Elements.list(order);
        ElementOrder.requireSubsequence(changes, wanted, merge.mergeKey());
        if (original.isMissingNode() && patch.isMissingNode()) {
            return Optional.empty();
        }
        if (current.isEmpty() && changes.isEmpty()) {
            throw PatchErrors.unforeseen("no elements in any of the given slices");
        }
        JsonNode merged;
        if (patch.isMissingNode()) {
            merged = current;
        } else if (original.isMissingNode()) {
            merged = Directives.strip(changes).orElse(changes);
        } else {
            merged = merge.merges() ? merge(current.deepCopy(), changes, merge) : changes;
        }
        Elements.requireOneKind(current, changes);
        return Optional.of(ElementOrder.arrange(
                Elements.list(merged), wanted, liveOrder(current, changes, merge), merge.mergeKey()));
    }

    /**
     * The order that counts as that of the live list. Go deletes from that list and appends to it in place, as far as it
     * has room, before it looks at the order: new elements stand where deleted ones made room at the end.
     */
    private static List<JsonNode> liveOrder(ArrayNode live, ArrayNode changes, FieldMerge merge) {
        if (!merge.merges() || !Elements.areObjects(live) || !Elements.areObjects(changes)) {
            return Elements.list(live);
        }
        Special special = Special.of(live, changes, merge.mergeKey());
        if (special.replaces()) {
            return Elements.list(live);
        }
        Map<Object, JsonNode> order = new LinkedHashMap<>();
        special.original().forEach(kept -> order.putIfAbsent(Elements.key(kept.path(merge.mergeKey())), kept));
        int room = live.size() - special.original().size();
        for (JsonNode added : special.patch()) {
            if (room > 0 && order.putIfAbsent(Elements.mergeValue(added, merge.mergeKey()), added) == null) {
                room--;
            }
        }
        return List.copyOf(order.values());
    }

    private static ArrayNode listOrEmpty(JsonNode node) {
        if (node.isMissingNode()) {
            return JsonNodeFactory.instance.arrayNode();
        }
        if (node instanceof ArrayNode list) {
            return list;
        }
        throw notAList(node);
    }

    private static RuntimeException notAList(JsonNode node) {
        return PatchErrors.unforeseen("expected a []interface {}, but received a " + Elements.goType(node));
    }

    private static List<JsonNode> union(ArrayNode original, ArrayNode patch) {
        Map<Object, JsonNode> union = new LinkedHashMap<>();
        original.forEach(element -> union.putIfAbsent(Elements.key(element), element));
        patch.forEach(element -> union.putIfAbsent(Elements.key(element), element));
        return List.copyOf(union.values());
    }

    private static List<JsonNode> mergeObjects(Special special, FieldMerge merge) {
        List<JsonNode> merged = new ArrayList<>(special.original());
        Map<Object, Integer> positions = new HashMap<>();
        for (int i = 0; i < merged.size(); i++) {
            JsonNode value = merged.get(i).path(merge.mergeKey());
            if (!value.isMissingNode()) {
                positions.putIfAbsent(Elements.key(value), i);
            }
        }
        for (JsonNode element : special.patch()) {
            Object key = Elements.mergeValue(element, merge.mergeKey());
            Integer position = positions.get(key);
            if (position == null) {
                positions.put(key, merged.size());
                merged.add(element);
            } else {
                ObjectNode current = (ObjectNode) merged.get(position);
                merged.set(position, StrategicMergePatch.merge(current, (ObjectNode) element, merge.schema()));
            }
        }
        return merged;
    }

    /** The lists after the elements that are directives have been obeyed and taken out. */
    private record Special(List<JsonNode> original, List<JsonNode> patch, boolean replaces) {
        static Special of(ArrayNode original, ArrayNode patch, String mergeKey) {
            List<JsonNode> plain = new ArrayList<>();
            Set<Object> deleted = new HashSet<>();
            boolean replace = false;
            for (JsonNode element : patch) {
                JsonNode directive = element.path(Directives.PATCH);
                if (directive.isMissingNode()) {
                    plain.add(element);
                    continue;
                }
                switch (directive.asString("")) {
                    case Directives.DELETE -> deleted.add(Elements.mergeValue(element, mergeKey));
                    case Directives.REPLACE -> replace = true;
                    case Directives.MERGE ->
                        throw PatchErrors.unforeseen("merging lists cannot yet be specified in the patch");
                    default -> throw Directives.unknown(directive, (ObjectNode) element);
                }
            }
            if (replace) {
                return new Special(plain, List.of(), true);
            }
            List<JsonNode> kept = new ArrayList<>();
            for (JsonNode element : original) {
                JsonNode value = element.path(mergeKey);
                if (value.isMissingNode() || !deleted.contains(Elements.key(value))) {
                    kept.add(element);
                }
            }
            return new Special(kept, plain, false);
        }
    }
}
