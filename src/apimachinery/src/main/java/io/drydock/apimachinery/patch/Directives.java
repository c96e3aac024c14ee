package io.drydock.apimachinery.patch;

import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.GoText;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The names of a strategic merge patch's directives, and what is said of malformed ones. */
final class Directives {
    static final String PATCH = "$patch";
    static final String REPLACE = "replace";
    static final String DELETE = "delete";
    static final String MERGE = "merge";
    static final String RETAIN_KEYS = "$retainKeys";
    static final String DELETE_FROM_LIST = "$deleteFromPrimitiveList";
    static final String SET_ELEMENT_ORDER = "$setElementOrder";

    private Directives() {}

    /** The field that a directive such as {@code $setElementOrder/env} is about. */
    static String fieldOf(String directive, String prefix) {
        int slash = directive.indexOf('/');
        if (slash < 0 || !directive.substring(0, slash).equals(prefix)) {
            throw prefix.equals(DELETE_FROM_LIST)
                    ? StatusErrors.badRequest("invalid patch format of primitive list")
                    : malformedOrder();
        }
        return directive.substring(slash + 1);
    }

    /** The value without nulls and directives; empty when it is nothing but a directive. */
    static Optional<JsonNode> strip(JsonNode value) {
        if (value instanceof ObjectNode object) {
            if (object.has(PATCH)) {
                return Optional.empty();
            }
            object.properties()
                    .removeIf(field ->
                            field.getValue().isNull() || strip(field.getValue()).isEmpty());
        } else if (value instanceof ArrayNode array) {
            array.removeIf(element -> strip(element).isEmpty());
        }
        return Optional.of(value);
    }

    static StatusException malformedOrder() {
        return StatusErrors.badRequest("invalid patch format of setElementOrder list");
    }

    static StatusException malformedRetainKeys() {
        return StatusErrors.badRequest("invalid patch format of retainKeys");
    }

    static StatusException unknown(JsonNode directive, ObjectNode patch) {
        return PatchErrors.unforeseen("unknown patch type: " + asText(directive) + " in map: " + GoText.plain(patch));
    }

    /** As Go shows what it took for a text. */
    private static String asText(JsonNode value) {
        return value.isNumber() || value.isBoolean()
                ? "%!s(" + GoText.type(value) + "=" + GoText.plain(value) + ")"
                : GoText.plain(value);
    }

    static StatusException noMergeKey(JsonNode element, String mergeKey) {
        return PatchErrors.unforeseen(
                "map: " + GoText.plain(element) + " does not contain declared merge key: " + mergeKey);
    }
}
