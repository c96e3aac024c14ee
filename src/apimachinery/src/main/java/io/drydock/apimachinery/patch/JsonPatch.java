package io.drydock.apimachinery.patch;

import io.drydock.apimachinery.json.JsonTrees;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A list of changes by path, each of which must succeed (RFC 6902).
 *
 * @see "Go: github.com/evanphx/json-patch: Patch"
 */
public final class JsonPatch {
    public static final int MAX_OPERATIONS = 10_000;

    private final List<ObjectNode> operations;

    private JsonPatch(List<ObjectNode> operations) {
        this.operations = operations;
    }

    /** @throws StatusException 400 when it is no list of objects, 413 when there are too many */
    public static JsonPatch parse(byte[] bytes) {
        JsonNode tree = PatchErrors.read(bytes);
        if (!tree.isArray() && !tree.isNull()) {
            throw mistyped(tree, "jsonpatch.Patch");
        }
        List<ObjectNode> operations = new ArrayList<>(tree.size());
        for (JsonNode element : tree) {
            if (!(element instanceof ObjectNode operation)) {
                throw mistyped(element, "jsonpatch.Operation");
            }
            operations.add(operation);
        }
        if (operations.size() > MAX_OPERATIONS) {
            throw PatchErrors.tooLarge("The allowed maximum operations in a JSON patch is " + MAX_OPERATIONS + ", got "
                    + operations.size());
        }
        return new JsonPatch(operations);
    }

    private static StatusException mistyped(JsonNode node, String type) {
        return StatusErrors.badRequest(
                "json: cannot unmarshal " + PatchErrors.kindOf(node) + " into Go value of type " + type);
    }

    /** Whether it changes nothing at all. */
    public boolean isEmpty() {
        return operations.isEmpty();
    }

    /**
     * A changed copy of the document.
     *
     * @throws StatusException 422 when an operation does not apply
     */
    public ObjectNode apply(ObjectNode document) {
        return apply(document, why -> PatchErrors.unprocessable());
    }

    /**
     * A changed copy of the document.
     *
     * @param refusal makes of the reason why an operation does not apply what is thrown
     */
    public ObjectNode apply(ObjectNode document, Function<String, StatusException> refusal) {
        ObjectNode copy = document.deepCopy();
        PatchBudget budget = new PatchBudget();
        for (ObjectNode operation : operations) {
            if (!apply(operation, copy, budget)) {
                throw refusal.apply(InapplicableOperation.describe(operation, copy));
            }
        }
        return copy;
    }

    private static boolean apply(ObjectNode operation, ObjectNode document, PatchBudget budget) {
        Optional<JsonPointer> path = pointer(operation, "path");
        if (path.isEmpty()) {
            return false;
        }
        JsonPointer target = path.get();
        return switch (operation.path("op").asString("")) {
            case "add" -> target.add(document, value(operation), budget);
            case "remove" -> target.remove(document, budget).isPresent();
            case "replace" -> target.replace(document, value(operation), budget);
            case "test" -> test(target, operation, document);
            case "move" -> {
                Optional<JsonNode> moved =
                        pointer(operation, "from").flatMap(source -> source.remove(document, budget));
                yield moved.isPresent() && target.add(document, moved.get(), budget);
            }
            case "copy" -> {
                Optional<JsonNode> source = pointer(operation, "from").flatMap(from -> from.value(document));
                source.ifPresent(budget::copy);
                yield source.isPresent() && target.add(document, source.get().deepCopy(), budget);
            }
            default -> false;
        };
    }

    /** What is absent passes a test for null. */
    private static boolean test(JsonPointer target, ObjectNode operation, ObjectNode document) {
        if (target.container(document).isEmpty() || !operation.has("value")) {
            return false;
        }
        JsonNode actual = target.value(document).orElseGet(JsonNodeFactory.instance::nullNode);
        return JsonTrees.equal(actual, value(operation));
    }

    /** A copy, as the same patch is applied again when somebody else changed the object in between. */
    private static JsonNode value(ObjectNode operation) {
        JsonNode value = operation.get("value");
        return value == null ? JsonNodeFactory.instance.nullNode() : value.deepCopy();
    }

    private static Optional<JsonPointer> pointer(ObjectNode operation, String field) {
        JsonNode path = operation.path(field);
        return path.isString() ? JsonPointer.parse(path.asString()) : Optional.empty();
    }
}
