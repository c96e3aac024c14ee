package io.drydock.apimachinery.patch;

import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
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
            operations.add(
                    switch (element) {
                        case ObjectNode operation -> operation;
                        case NullNode none -> JsonNodeFactory.instance.objectNode();
                        default -> throw mistyped(element, "jsonpatch.Operation");
                    });
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
     * A changed copy of the document, which need not be an object any more.
     *
     * @throws StatusException 422 when an operation does not apply
     */
    public JsonNode apply(ObjectNode document) {
        return apply(document, why -> PatchErrors.unprocessable());
    }

    /**
     * A changed copy of the document, which need not be an object any more.
     *
     * @param refusal makes of the reason why an operation does not apply what is thrown
     */
    public JsonNode apply(ObjectNode document, Function<String, StatusException> refusal) {
        JsonNode changed = document.deepCopy();
        PatchBudget budget = new PatchBudget();
        try {
            for (ObjectNode operation : operations) {
                changed = new JsonPatchOperation(operation, budget).apply(changed);
            }
        } catch (InapplicableOperation inapplicable) {
            throw refusal.apply(String.valueOf(inapplicable.getMessage()));
        }
        return changed;
    }

    /** The same with its fields in the order in which messages quote them. */
    public JsonNode quoted(ObjectNode document) {
        JsonNode patched = apply(document);
        TouchedFields.sort(patched);
        for (ObjectNode operation : operations) {
            for (String place : List.of("path", "from")) {
                JsonPointer.parse(operation.path(place).asString(""))
                        .ifPresent(pointer -> TouchedFields.sortAlong(patched, pointer));
            }
        }
        return patched;
    }
}
