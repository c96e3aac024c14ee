package io.drydock.apimachinery.patch;

import io.drydock.apimachinery.json.JsonTrees;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change of a JSON patch. The real server's library is in places looser than RFC 6902: it replaces and copies
 * fields that are not there, and a test for null passes where there is nothing.
 *
 * @see "Go: github.com/evanphx/json-patch: Patch.add, Patch.remove, Patch.replace, Patch.move, Patch.copy, Patch.test"
 */
record JsonPatchOperation(ObjectNode operation, PatchBudget budget) {

    /**
     * Changes the document.
     *
     * @return the document, or what it was replaced by as a whole
     * @throws InapplicableOperation when it cannot be done
     */
    JsonNode apply(JsonNode document) {
        JsonNode op = operation.path("op");
        String kind = op.isString() ? op.asString() : "unknown";
        switch (kind) {
            case "add" -> add(document);
            case "remove" -> remove(document);
            case "replace" -> {
                return replace(document);
            }
            case "move" -> move(document);
            case "copy" -> copy(document);
            case "test" -> test(document);
            default -> throw new InapplicableOperation("Unexpected kind: " + kind);
        }
        return document;
    }

    private void add(JsonNode document) {
        String path = pathOr("add operation failed to decode path");
        Place place = Place.find(document, path, "add operation does not apply: doc is missing path: \"" + path + "\"");
        put(place, value(), "error in add for path: '" + path + "'");
    }

    private void remove(JsonNode document) {
        String path = pathOr("remove operation failed to decode path");
        Place place =
                Place.find(document, path, "remove operation does not apply: doc is missing path: \"" + path + "\"");
        take(place, "error in remove for path: '" + path + "'");
    }

    private JsonNode replace(JsonNode document) {
        String path = pathOr("replace operation failed to decode path: operation missing path field");
        if (path.isEmpty()) {
            if (!value().isContainer()) {
                throw new InapplicableOperation("replace operation value must be object or array");
            }
            budget.put(value(), 0);
            return value();
        }
        String missing = "replace operation does not apply: doc is missing ";
        Place place = Place.find(document, path, missing + "path: " + path);
        try {
            place.value();
        } catch (InapplicableOperation noSuchElement) {
            throw InapplicableOperation.missing(missing + "key: " + path);
        }
        budget.put(value(), place.pointer().depth());
        place.container().set(place.key(), value());
        return document;
    }

    private void move(JsonNode document) {
        String from = fromOr("move operation failed to decode from");
        Place source = Place.find(document, from, "move operation does not apply: doc is missing from path: " + from);
        String failure = "error in move for path: '" + source.key() + "'";
        JsonNode moved = value(source, failure);
        take(source, failure);
        String path = pathOr("move operation failed to decode path: operation missing path field");
        Place target =
                Place.find(document, path, "move operation does not apply: doc is missing destination path: " + path);
        put(target, moved, "error in move for path: '" + path + "'");
    }

    private void copy(JsonNode document) {
        String from = fromOr("copy operation failed to decode from");
        Place source = Place.find(document, from, "copy operation does not apply: doc is missing from path: " + from);
        JsonNode copied = value(source, "error in copy for from: '" + from + "'");
        String path = pathOr("copy operation failed to decode path");
        Place target =
                Place.find(document, path, "copy operation does not apply: doc is missing destination path: " + path);
        budget.copy(copied);
        put(target, copied.deepCopy(), "error while adding value during copy");
    }

    private void test(JsonNode document) {
        String path = pathOr("test operation failed to decode path: operation missing path field");
        JsonNode actual = path.isEmpty() ? document : tested(document, path);
        if (!JsonTrees.equal(actual, value())) {
            throw new InapplicableOperation("testing value " + path + " failed: test failed");
        }
    }

    private static JsonNode tested(JsonNode document, String path) {
        Place place = Place.find(document, path, "test operation does not apply: is missing path: " + path);
        return value(place, "error in test for path: '" + path + "'");
    }

    private void put(Place place, JsonNode value, String failure) {
        budget.put(value, place.pointer().depth());
        budget.spend(place.container().weight());
        try {
            place.container().add(place.key(), value);
        } catch (InapplicableOperation e) {
            throw e.during(failure);
        }
    }

    private void take(Place place, String failure) {
        budget.spend(place.container().weight());
        try {
            place.container().remove(place.key());
        } catch (InapplicableOperation e) {
            throw e.during(failure);
        }
    }

    private static JsonNode value(Place place, String failure) {
        try {
            return place.value();
        } catch (InapplicableOperation e) {
            throw e.during(failure);
        }
    }

    /** A copy, as the same patch is applied again when somebody else changed the object in between. */
    private JsonNode value() {
        JsonNode value = operation.get("value");
        return value == null ? JsonNodeFactory.instance.nullNode() : value.deepCopy();
    }

    private String pathOr(String failure) {
        return text("path", failure);
    }

    private String fromOr(String failure) {
        return text("from", failure + ": operation, missing from field");
    }

    private String text(String field, String failure) {
        JsonNode text = operation.path(field);
        if (!text.isString()) {
            throw InapplicableOperation.missing(failure);
        }
        return text.asString();
    }

    /** Where something is, or would be. */
    private record Place(JsonPointer pointer, PatchContainer container) {
        static Place find(JsonNode document, String path, String failure) {
            return JsonPointer.parse(path)
                    .flatMap(pointer -> pointer.container(document).map(container -> new Place(pointer, container)))
                    .orElseThrow(() -> InapplicableOperation.missing(failure));
        }

        String key() {
            return pointer.last();
        }

        JsonNode value() {
            return container.get(key());
        }
    }
}
