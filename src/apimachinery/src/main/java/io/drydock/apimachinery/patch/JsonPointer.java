package io.drydock.apimachinery.patch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A place in a document, as a JSON patch names it: {@code /metadata/labels/a~1b}. The last step may name what is not
 * there yet.
 *
 * @see "Go: github.com/evanphx/json-patch: findObject"
 */
record JsonPointer(List<String> parents, String last) {

    /** Empty for what names no place inside of a document, such as the document as a whole. */
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
    Optional<PatchContainer> container(JsonNode document) {
        Optional<PatchContainer> container = PatchContainer.of(document);
        for (String step : parents) {
            container = container.flatMap(found -> child(found, step));
        }
        return container;
    }

    private static Optional<PatchContainer> child(PatchContainer container, String step) {
        try {
            return PatchContainer.of(container.get(step));
        } catch (InapplicableOperation noSuchElement) {
            return Optional.empty();
        }
    }
}
