package io.drydock.apimachinery.managedfields;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Brings the elements of two lists together, in the order of the merged list: as the lower one had them and new ones
 * after; or, in newer releases, those of the upper list in its order and those of the lower one in between, where they
 * were.
 *
 * @see "Go: sigs.k8s.io/structured-merge-diff/typed/merge.go: mergingWalker.visitListItems"
 */
final class ElementPairs {

    /** One element of the merged list, which at least one of the lists has. */
    record Pair(@Nullable JsonNode lower, @Nullable JsonNode upper) {}

    private final SequencedMap<PathElement, List<JsonNode>> lowers;
    private final SequencedMap<PathElement, List<JsonNode>> uppers;
    private final List<Pair> pairs = new ArrayList<>();

    private ElementPairs(
            SequencedMap<PathElement, List<JsonNode>> lowers, SequencedMap<PathElement, List<JsonNode>> uppers) {
        this.lowers = lowers;
        this.uppers = uppers;
    }

    /** @throws ShapeException when the upper list holds an element twice, or either one that cannot be told apart */
    static List<Pair> of(@Nullable JsonNode lower, @Nullable JsonNode upper, Shape shape) {
        ElementPairs elements = new ElementPairs(Shapes.elements(lower, shape), Shapes.elements(upper, shape));
        elements.uppers.forEach((step, same) -> {
            if (same.size() > 1) {
                throw new ShapeException("duplicate entries for key " + step);
            }
        });
        if (shape.rules().configuredOrder()) {
            elements.inConfiguredOrder(lower, shape);
        } else {
            elements.inFormerOrder();
        }
        return elements.pairs;
    }

    private void inFormerOrder() {
        lowers.forEach((step, same) -> pairs.add(new Pair(same.getFirst(), upper(step))));
        uppers.forEach((step, same) -> {
            if (!lowers.containsKey(step)) {
                pairs.add(new Pair(null, same.getFirst()));
            }
        });
    }

    private record Placed(PathElement step, JsonNode element) {}

    private void inConfiguredOrder(@Nullable JsonNode lower, Shape shape) {
        List<Placed> left = new ArrayList<>();
        if (lower != null) {
            lower.forEach(element -> left.add(new Placed(shape.stepTo(element), element)));
        }
        Deque<PathElement> right = new ArrayDeque<>(uppers.keySet());
        Deque<PathElement> shared = new ArrayDeque<>(uppers.keySet());
        shared.removeIf(step -> !lowers.containsKey(step));
        Set<PathElement> merged = new HashSet<>();
        int at = 0;
        while (at < left.size() || !right.isEmpty()) {
            if (at < left.size()) {
                Placed next = left.get(at);
                if (!uppers.containsKey(next.step())) {
                    pairs.add(new Pair(next.element(), null));
                    at++;
                    continue;
                }
                if (isOutOfTurn(next.step(), right, shared)) {
                    at++;
                    continue;
                }
                if (next.step().equals(right.peekFirst()) || merged.contains(next.step())) {
                    at++;
                }
            }
            if (!right.isEmpty()) {
                PathElement step = right.removeFirst();
                merged.add(step);
                pairs.add(new Pair(lower(step), upper(step)));
                if (step.equals(shared.peekFirst())) {
                    shared.removeFirst();
                }
            }
        }
    }

    /** An element that both have is passed over where another one that both have must come first. */
    private static boolean isOutOfTurn(PathElement step, Deque<PathElement> right, Deque<PathElement> shared) {
        return !right.isEmpty()
                && !step.equals(right.peekFirst())
                && !shared.isEmpty()
                && !step.equals(shared.peekFirst());
    }

    private @Nullable JsonNode upper(PathElement step) {
        List<JsonNode> same = uppers.get(step);
        return same == null ? null : same.getFirst();
    }

    /** What stands several times is not merged but replaced. */
    private @Nullable JsonNode lower(PathElement step) {
        List<JsonNode> same = lowers.get(step);
        return same == null || same.size() > 1 ? null : same.getFirst();
    }
}
