package io.drydock.apimachinery.generated;

import io.drydock.apimachinery.catalog.Field;
import io.drydock.apimachinery.catalog.ListType;
import io.drydock.apimachinery.catalog.MapType;
import io.drydock.apimachinery.catalog.ScalarType;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.Type;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.runtime.CanonicalForm;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.List;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Objects of any kind of a catalog by chance, the same for the same kind and seed. They fit their type and are in the
 * form in which an object comes back from a store; items of a list that is a set or a map differ from each other. What
 * only validation knows, such as the values an enumeration has, they do not keep to.
 */
public final class RandomObjects {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Deeper than this only what must be there is. */
    private static final int DEEPEST = 9;

    /** In these a schema stands beside something simpler. */
    private static final Set<String> SCHEMA_OR_BOOLEAN = Set.of("additionalProperties", "additionalItems");

    /** An object in another one does not say of which kind it is. */
    private static final Set<String> KIND = Set.of("apiVersion", "kind");

    private final RandomScalars scalars;
    private final Random random;

    private RandomObjects(long seed) {
        this.random = new Random(seed);
        this.scalars = new RandomScalars(random);
    }

    /**
     * @throws IllegalArgumentException when the catalog does not have the kind
     */
    public static ObjectNode object(TypeCatalog catalog, GroupVersionKind kind, long seed) {
        StructType type =
                catalog.kind(kind).orElseThrow(() -> new IllegalArgumentException("the catalog does not have " + kind));
        ObjectNode tree = new RandomObjects(seed).struct(type, 0);
        tree.put("apiVersion", kind.apiVersion());
        tree.put("kind", kind.kind());
        return CanonicalForm.ofStored(tree, type);
    }

    private ObjectNode struct(StructType type, int depth) {
        ObjectNode tree = NODES.objectNode();
        for (Field field : type.fields()) {
            boolean named = depth > 0 && KIND.contains(field.name()) && isObject(type);
            if (!named && isThere(field, depth)) {
                tree.set(field.name(), value(field, type, depth));
            }
        }
        return tree;
    }

    private static boolean isObject(StructType type) {
        return type.field("metadata").isPresent()
                || type.name().endsWith(".DeleteOptions")
                || type.name().endsWith(".APIGroup");
    }

    /** A schema where the catalog only knows that anything may be. */
    private ObjectNode schema(StructType type, int depth) {
        return CanonicalForm.ofStored(struct(type, depth + 2), type);
    }

    private boolean isThere(Field field, int depth) {
        if (field.required()
                || field.name().equals("metadata")
                || (depth == 0 && field.name().equals("spec"))) {
            return true;
        }
        return depth < DEEPEST && random.nextInt(4 + depth * 2) < 3;
    }

    private JsonNode value(Field field, StructType owner, int depth) {
        boolean inSchema = owner.name().endsWith(".JSONSchemaProps");
        if (field.name().equals("fieldsV1")) {
            return NODES.objectNode().set("f:" + scalars.word(), NODES.objectNode());
        }
        if (inSchema && SCHEMA_OR_BOOLEAN.contains(field.name())) {
            return random.nextBoolean() ? NODES.booleanNode(random.nextBoolean()) : schema(owner, depth);
        }
        if (inSchema && field.name().equals("items")) {
            return random.nextBoolean()
                    ? schema(owner, depth)
                    : NODES.arrayNode().add(schema(owner, depth));
        }
        if (inSchema && field.name().equals("dependencies")) {
            return NODES.objectNode().set(scalars.word(), NODES.arrayNode().add(scalars.word()));
        }
        return value(field.type(), depth + 1);
    }

    private JsonNode value(Type type, int depth) {
        return switch (type) {
            case ScalarType scalar -> scalars.value(scalar);
            case StructType struct -> struct(struct, depth);
            case MapType map -> map(map, depth);
            case ListType list -> list(list, depth);
        };
    }

    private ObjectNode map(MapType type, int depth) {
        ObjectNode map = NODES.objectNode();
        for (int left = size(depth); left > 0; left--) {
            map.set(scalars.word(), value(type.value(), depth));
        }
        return map;
    }

    private ArrayNode list(ListType type, int depth) {
        ArrayNode list = NODES.arrayNode();
        for (int i = 0, size = size(depth); i < size; i++) {
            JsonNode item = value(type.item(), depth);
            switch (type.kind()) {
                case ATOMIC -> list.add(item);
                case SET -> list.add(item.isString() ? NODES.stringNode(item.asString() + i) : item);
                case MAP -> list.add(withKeys((ObjectNode) item, (StructType) type.item(), type.mapKeys(), i));
            }
        }
        return list;
    }

    private static ObjectNode withKeys(ObjectNode item, StructType type, List<String> keys, int number) {
        for (String key : keys) {
            boolean isText = type.field(key).map(Field::type).orElseThrow() == ScalarType.STRING;
            item.set(key, isText ? NODES.stringNode(key + number) : NODES.numberNode(number + 1));
        }
        return item;
    }

    private int size(int depth) {
        return depth > DEEPEST ? 1 : 1 + random.nextInt(2);
    }
}
