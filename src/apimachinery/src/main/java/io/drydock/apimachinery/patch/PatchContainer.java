package io.drydock.apimachinery.patch;

import io.drydock.apimachinery.validation.GoValue;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object or a list in a document, to whose parts the operations of a JSON patch are done. All of them throw
 * {@link InapplicableOperation}.
 *
 * @see "Go: github.com/evanphx/json-patch: partialDoc, partialArray"
 */
sealed interface PatchContainer {

    /** The part of that name. A field that an object does not have is null. */
    JsonNode get(String key);

    void set(String key, JsonNode value);

    void add(String key, JsonNode value);

    void remove(String key);

    /** How many elements may have to move when one comes or goes. */
    int weight();

    /** Empty for scalars. */
    static Optional<PatchContainer> of(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> Optional.of(new OfObject(object));
            case ArrayNode list -> Optional.of(new OfList(list));
            default -> Optional.empty();
        };
    }

    /** Its parts are fields. */
    record OfObject(ObjectNode object) implements PatchContainer {
        @Override
        public JsonNode get(String key) {
            JsonNode value = object.get(key);
            return value == null ? JsonNodeFactory.instance.nullNode() : value;
        }

        @Override
        public void set(String key, JsonNode value) {
            object.set(key, value);
        }

        @Override
        public void add(String key, JsonNode value) {
            object.set(key, value);
        }

        @Override
        public void remove(String key) {
            if (object.remove(key) == null) {
                throw InapplicableOperation.missing("Unable to remove nonexistent key: " + key);
            }
        }

        @Override
        public int weight() {
            return 1;
        }
    }

    /** Its parts are elements, by index. A negative index counts from the end. */
    record OfList(ArrayNode list) implements PatchContainer {
        @Override
        public JsonNode get(String key) {
            return list.get(within(number(key), list.size()));
        }

        @Override
        public void set(String key, JsonNode value) {
            list.set(within(number(key), list.size()), value);
        }

        @Override
        public void add(String key, JsonNode value) {
            list.insert(key.equals("-") ? list.size() : place(key), value);
        }

        private int place(String key) {
            int index;
            try {
                index = number(key);
            } catch (InapplicableOperation noNumber) {
                throw noNumber.during("value was not a proper array index: '" + key + "'");
            }
            return within(index, list.size() + 1);
        }

        @Override
        public void remove(String key) {
            list.remove(within(number(key), list.size()));
        }

        @Override
        public int weight() {
            return list.size();
        }

        private static int within(int index, int size) {
            if (index >= size || index < -size) {
                throw new InapplicableOperation(
                        "Unable to access invalid index: " + index + ": invalid index referenced");
            }
            return index < 0 ? index + size : index;
        }

        private static int number(String key) {
            try {
                return Integer.parseInt(key);
            } catch (NumberFormatException e) {
                throw new InapplicableOperation("strconv.Atoi: parsing " + GoValue.quote(key) + ": invalid syntax");
            }
        }
    }
}
