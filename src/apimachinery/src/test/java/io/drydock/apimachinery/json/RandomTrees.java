package io.drydock.apimachinery.json;

import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Trees by chance, the same for the same seed. */
public final class RandomTrees {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "yes",
            "1",
            "0x1f",
            "1e3",
            "null",
            "~",
            "- a",
            "a: b",
            "a #b",
            " a",
            "a ",
            "a\nb",
            "a\nb\n",
            "\na\n\n",
            " a\n b",
            "a \nb",
            "tab\there",
            "quote \" and '",
            "back\\slash",
            "\u00e9\ud83d\ude00",
            "{a}",
            "[a]",
            "'a'",
            "a, b",
            "%a",
            "---",
            "2001-01-01",
            "1:20",
            "<<",
            "=",
            "a\u0000b",
            "long ".repeat(30).strip(),
            "long 'quoted' # ".repeat(12).strip(),
            "x".repeat(140),
            "\u2028",
            "1_000",
            ".5",
            "+1",
            "-",
            "?",
            ":");

    private RandomTrees() {}

    public static JsonNode tree(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt());
            case 3 -> NODES.numberNode(random.nextInt() + 0.5);
            case 4, 5 -> NODES.stringNode(text(random));
            case 6 -> array(random, depth);
            default -> object(random, depth);
        };
    }

    public static ObjectNode object(Random random, int depth) {
        ObjectNode object = NODES.objectNode();
        for (int n = random.nextInt(5); n > 0; n--) {
            object.set(text(random), tree(random, depth - 1));
        }
        return object;
    }

    private static ArrayNode array(Random random, int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int n = random.nextInt(5); n > 0; n--) {
            array.add(tree(random, depth - 1));
        }
        return array;
    }

    public static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
