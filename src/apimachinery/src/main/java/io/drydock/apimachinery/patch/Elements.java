package io.drydock.apimachinery.patch;

import io.drydock.apimachinery.validation.GoText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the elements of lists have in common, and by what they are told apart. */
final class Elements {
    private Elements() {}

    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>(array.size());
        array.forEach(elements::add);
        return elements;
    }

    static boolean areObjects(JsonNode... lists) {
        for (JsonNode list : lists) {
            for (JsonNode element : list) {
                return element.isObject();
            }
        }
        return false;
    }

    /** Refuses lists in lists, and elements of more than one kind. */
    static void requireOneKind(JsonNode... lists) {
        Optional<String> kind = Optional.empty();
        for (JsonNode list : lists) {
            for (JsonNode element : list) {
                if (element.isArray()) {
                    throw PatchErrors.unprocessable();
                }
                String type = goType(element);
                if (kind.isPresent() && !kind.get().equals(type)) {
                    StringBuilder shown = new StringBuilder();
                    for (JsonNode each : lists) {
                        shown.append(shown.isEmpty() ? "" : " ").append(GoText.plain(each));
                    }
                    throw PatchErrors.unforeseen("list element types are not identical: [" + shown + "]");
                }
                kind = Optional.of(type);
            }
        }
    }

    /** The value of an object's merge key, as something that can be looked up. */
    static Object mergeValue(JsonNode element, String mergeKey) {
        if (!element.isObject()) {
            throw PatchErrors.unforeseen("expected a map[string]interface {}, but received a " + goType(element));
        }
        JsonNode value = element.path(mergeKey);
        if (value.isMissingNode()) {
            throw Directives.noMergeKey(element, mergeKey);
        }
        return key(value);
    }

    /** Equal for equal values, whatever width of number they were built with. */
    static Object key(JsonNode value) {
        return value.isIntegralNumber() ? value.bigIntegerValue() : value;
    }

    static String goType(JsonNode node) {
        return node.isNull() ? "%!s(<nil>)" : GoText.type(node);
    }
}
