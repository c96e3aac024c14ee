package io.drydock.apimachinery.patch;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says why an operation of a JSON patch does not apply.
 *
 * @see "Go: github.com/evanphx/json-patch: Patch.add, Patch.remove, Patch.replace, Patch.test"
 */
final class InapplicableOperation {
    private static final String MISSING = ": missing value";

    private InapplicableOperation() {}

    /** @param document as it was when the operation failed */
    static String describe(ObjectNode operation, JsonNode document) {
        String name = operation.path("op").asString("");
        String path = operation.path("path").asString("");
        Optional<JsonPointer> pointer = JsonPointer.parse(path);
        boolean hasContainer =
                pointer.flatMap(found -> found.container(document)).isPresent();
        return switch (name) {
            case "add" ->
                hasContainer
                        ? "error in add for path: '" + path + "': " + lastStep(pointer) + ": invalid index referenced"
                        : "add operation does not apply: doc is missing path: \"" + path + "\"" + MISSING;
            case "remove" ->
                hasContainer
                        ? "error in remove for path: '" + path + "': Unable to remove nonexistent key: "
                                + lastStep(pointer) + MISSING
                        : "remove operation does not apply: doc is missing path: \"" + path + "\"" + MISSING;
            case "replace" ->
                "replace operation does not apply: doc is missing " + (hasContainer ? "key" : "path") + ": " + path
                        + MISSING;
            case "test" -> "testing value " + path + " failed: test failed";
            case "move", "copy" ->
                name + " operation does not apply: doc is missing from path: "
                        + operation.path("from").asString("") + MISSING;
            default -> "Unexpected kind: " + name;
        };
    }

    private static String lastStep(Optional<JsonPointer> pointer) {
        return pointer.map(JsonPointer::last).orElse("");
    }
}
