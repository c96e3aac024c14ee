package io.drydock.apimachinery.patch;

import io.drydock.apimachinery.validation.GoText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The order of a merged list: elements that the patch names stand in the patch's order, the others in the order they
 * had, and the two are interleaved as they were before.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go: normalizeElementOrder"
 */
final class ElementOrder {
    private final String mergeKey;

    private ElementOrder(String mergeKey) {
        this.mergeKey = mergeKey;
    }

    /**
     * Arranges the elements.
     *
     * @param mergeKey empty when the elements are scalars
     */
    static ArrayNode arrange(
            List<JsonNode> merged, List<JsonNode> patchOrder, List<JsonNode> serverOrder, String mergeKey) {
        ElementOrder order = new ElementOrder(mergeKey);
        Map<Object, Integer> patchIndex = order.index(patchOrder);
        Map<Object, Integer> serverIndex = order.index(serverOrder);
        List<JsonNode> fromPatch = new ArrayList<>();
        List<JsonNode> fromServer = new ArrayList<>();
        for (JsonNode element : merged) {
            (patchIndex.containsKey(order.key(element)) ? fromPatch : fromServer).add(element);
        }
        order.sort(fromPatch, patchIndex);
        order.sort(fromServer, serverIndex);
        return order.interleave(fromServer, fromPatch, serverIndex);
    }

    /** Refuses a patch whose elements do not come in the order that it asks for. */
    static void requireSubsequence(JsonNode patch, List<JsonNode> order, String mergeKey) {
        if (patch.isEmpty() || order.isEmpty()) {
            return;
        }
        ElementOrder keys = new ElementOrder(mergeKey);
        int at = 0;
        for (JsonNode element : patch) {
            if (!mergeKey.isEmpty() && element.has(Directives.PATCH)) {
                continue;
            }
            while (at < order.size() && !keys.key(element).equals(keys.key(order.get(at)))) {
                at++;
            }
            if (at == order.size()) {
                throw PatchErrors.unforeseen("The order in patch list:\n" + GoText.plain(patch) + "\n doesn't match "
                        + Directives.SET_ELEMENT_ORDER + " list:\n[" + joined(order) + "]\n");
            }
            at++;
        }
    }

    private static String joined(List<JsonNode> order) {
        return String.join(" ", order.stream().map(GoText::plain).toList());
    }

    private Object key(JsonNode element) {
        return mergeKey.isEmpty() ? Elements.key(element) : Elements.mergeValue(element, mergeKey);
    }

    private Map<Object, Integer> index(List<JsonNode> order) {
        Map<Object, Integer> index = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            index.putIfAbsent(key(order.get(i)), i);
        }
        return index;
    }

    private void sort(List<JsonNode> elements, Map<Object, Integer> index) {
        elements.sort(Comparator.comparing(element -> index.getOrDefault(key(element), Integer.MAX_VALUE)));
    }

    private ArrayNode interleave(List<JsonNode> server, List<JsonNode> patch, Map<Object, Integer> serverIndex) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode(server.size() + patch.size());
        int left = 0;
        int right = 0;
        while (left < server.size() && right < patch.size()) {
            Integer serverAt = serverIndex.get(key(server.get(left)));
            Integer patchAt = serverIndex.get(key(patch.get(right)));
            if (serverAt != null && patchAt != null && serverAt < patchAt) {
                all.add(server.get(left++));
            } else {
                all.add(patch.get(right++));
            }
        }
        while (right < patch.size()) {
            all.add(patch.get(right++));
        }
        while (left < server.size()) {
            all.add(server.get(left++));
        }
        return all;
    }
}
