package io.drydock.apimachinery.json;

import java.util.Comparator;
import tools.jackson.databind.JsonNode;

/** Compares trees by what they say, whatever width of number they were built with. */
public final class JsonTrees {
    private static final Comparator<JsonNode> SCALARS = (left, right) -> {
        boolean equal = left.isIntegralNumber() && right.isIntegralNumber()
                ? left.bigIntegerValue().equals(right.bigIntegerValue())
                : left.equals(right);
        return equal ? 0 : 1;
    };

    private JsonTrees() {}

    /** The order of fields does not count, that of elements does. */
    public static boolean equal(JsonNode left, JsonNode right) {
        return left.equals(SCALARS, right);
    }
}
