package io.drydock.apimachinery.patch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A place in a document, as a JSON patch names it: {@code /metadata/labels/a~1b}. The last step may name what is not
 * there yet. The document as a whole cannot be named.
 *
 * @see "Go: github.com/evanphx/json-patch: findObject"
 */
record JsonPointer(List<String> parents, String last) {

    static Optional<JsonPointer> parse(String text) {
        String[] steps = text.split("/", -1);
        if (steps.length < 2) {
            return Optional.empty();
        }
        List<String> decoded = Arrays.stream(steps)
                .skip(1)
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList();
        return Optional.of(new JsonPointer(decoded.subList(0, decoded.size() - 1), decoded.getLast()));
    }

    int depth() {
        return parents.size() + 1;
    }

    /** The object or list that holds, or would hold, the place. */
    Optional<JsonNode> container(JsonNode document) {
        JsonNode node = document;
        for (String step : parents) {
            Optional<JsonNode> next = child(node, step);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            node = next.get();
        }
        return node.isContainer() ? Optional.of(node) : Optional.empty();
    }

    Optional<JsonNode> value(JsonNode document) {
        return container(document).flatMap(container -> child(container, last));
    }

    private static Optional<JsonNode> child(JsonNode node, String step) {
        return switch (node) {
            case ObjectNode object -> Optional.ofNullable(object.get(step));
            case ArrayNode array -> {
                OptionalInt index = index(step);
                yield index.isPresent() ? Optional.ofNullable(array.get(index.getAsInt())) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    /** Whether the value could be put: into an object always, into a list before an element that is there or at the end. */
    boolean add(JsonNode document, JsonNode value, PatchBudget budget) {
        Optional<JsonNode> container = container(document);
        if (container.isEmpty()) {
            return false;
        }
        budget.put(value, depth());
        if (container.get() instanceof ObjectNode object) {
            object.set(last, value);
            return true;
        }
        ArrayNode array = (ArrayNode) container.get();
        budget.spend(array.size());
        OptionalInt index = last.equals("-") ? OptionalInt.of(array.size()) : index(last);
        if (index.isEmpty() || index.getAsInt() > array.size()) {
            return false;
        }
        array.insert(index.getAsInt(), value);
        return true;
    }

    /** Whether there was something to replace. */
    boolean replace(JsonNode document, JsonNode value, PatchBudget budget) {
        if (value(document).isEmpty()) {
            return false;
        }
        budget.put(value, depth());
        switch (container(document).orElseGet(JsonNodeFactory.instance::missingNode)) {
            case ObjectNode object -> object.set(last, value);
            case ArrayNode array -> array.set(index(last).orElseThrow(), value);
            default -> throw new IllegalStateException("a value that was found has a container");
        }
        return true;
    }

    /** What was removed, if it was there. */
    Optional<JsonNode> remove(JsonNode document, PatchBudget budget) {
        Optional<JsonNode> value = value(document);
        if (value.isPresent()) {
            switch (container(document).orElseGet(JsonNodeFactory.instance::missingNode)) {
                case ObjectNode object -> object.remove(last);
                case ArrayNode array -> {
                    budget.spend(array.size());
                    array.remove(index(last).orElseThrow());
                }
                default -> throw new IllegalStateException("a value that was found has a container");
            }
        }
        return value;
    }

    private static OptionalInt index(String step) {
        boolean number = !step.isEmpty() && step.length() <= 9 && step.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? OptionalInt.of(Integer.parseInt(step)) : OptionalInt.empty();
    }
}
