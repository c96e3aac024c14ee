package io.drydock.apimachinery.patch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Field;
import io.drydock.apimachinery.catalog.ListType;
import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.TypeCatalog;
import io.drydock.apimachinery.generated.RandomObjects;
import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.json.JsonTrees;
import io.drydock.apimachinery.runtime.CanonicalForm;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A patch that was computed from two objects leads from the one to the other, whatever their kind. */
class StrategicDiffTest {
    private static final int EACH = 3;

    @ParameterizedTest
    @EnumSource(Release.class)
    void a_computed_patch_gives_its_target(Release release) {
        TypeCatalog catalog = TypeCatalog.load(release);
        long first = new Random().nextLong();
        for (GroupVersionKind kind : catalog.kinds()) {
            StructType type = catalog.kind(kind).orElseThrow();
            for (long seed = first; seed < first + EACH; seed++) {
                ObjectNode from = withoutRepeats(RandomObjects.object(catalog, kind, seed), type);
                ObjectNode other = withoutRepeats(RandomObjects.object(catalog, kind, seed + EACH), type);
                ObjectNode to = withoutRepeats(mixed(from, other, new Random(seed)), type);
                ObjectNode patch = StrategicDiff.between(from, to, type);
                ObjectNode patched =
                        StrategicMergePatch.parse(JsonEncoder.encode(patch)).apply(from, type);
                String failure = kind + " of seed " + seed + "\n from " + from + "\n patch " + patch + "\n to " + to
                        + "\n got " + patched;
                // What is null is absent to a patch, and comes back when the object is written.
                assertTrue(
                        JsonTrees.equal(CanonicalForm.ofStored(to, type), CanonicalForm.ofStored(patched, type)),
                        failure);
            }
        }
    }

    /** Some of the one and some of the other. */
    private static ObjectNode mixed(ObjectNode one, ObjectNode other, Random random) {
        ObjectNode mixed = JsonNodeFactory.instance.objectNode();
        Set<String> names = new LinkedHashSet<>(one.propertyNames());
        names.addAll(other.propertyNames());
        for (String name : names) {
            JsonNode left = one.path(name);
            JsonNode right = other.path(name);
            JsonNode chosen = choose(left, right, random);
            if (!chosen.isMissingNode()) {
                mixed.set(name, chosen);
            }
        }
        return mixed;
    }

    private static JsonNode choose(JsonNode left, JsonNode right, Random random) {
        int choice = random.nextInt(4);
        if (choice > 1 && left instanceof ObjectNode one && right instanceof ObjectNode other) {
            return mixed(one, other, random);
        }
        if (choice > 1 && left instanceof ArrayNode one && right instanceof ArrayNode other) {
            ArrayNode both = JsonNodeFactory.instance.arrayNode();
            both.addAll(other.deepCopy());
            both.addAll(one.deepCopy());
            both.remove(random.nextInt(both.size() + 1));
            return both;
        }
        return choice % 2 == 0 ? left.deepCopy() : right.deepCopy();
    }

    /** Nor can it say null, which takes away. */
    private static void dropNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(field -> field.getValue().isNull());
        }
        node.forEach(StrategicDiffTest::dropNulls);
    }

    /** No patch can say that a list which merges holds one twice, or one that has no merge key. */
    private static ObjectNode withoutRepeats(ObjectNode object, StructType type) {
        dropNulls(object);
        for (Field field : type.fields()) {
            JsonNode value = object.path(field.name());
            if (value instanceof ArrayNode list && field.patchStrategies().contains("merge")) {
                Set<JsonNode> seen = new HashSet<>();
                list.removeIf(element -> {
                    JsonNode key = element.isObject() ? element.path(field.mergeKey()) : element;
                    return key.isMissingNode() || !seen.add(key);
                });
            }
            if (value instanceof ObjectNode part && field.type() instanceof StructType struct) {
                withoutRepeats(part, struct);
            } else if (value instanceof ArrayNode list
                    && field.type() instanceof ListType lists
                    && lists.item() instanceof StructType struct) {
                list.forEach(element -> withoutRepeats((ObjectNode) element, struct));
            }
        }
        return object;
    }
}
