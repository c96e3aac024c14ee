package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.json.JsonSyntaxException;
import io.drydock.apimachinery.validation.GoValue;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A step of a path: a field by name, or an element of a list by its keys, its value or its index.
 *
 * @param kind fields come first in the order of steps, then keys, values and indexes
 * @param text the name, or JSON whose fields are sorted, so that equal steps have equal texts
 * @param value of which the text is the JSON; missing for fields
 * @see "Go: sigs.k8s.io/structured-merge-diff/fieldpath/element.go: PathElement"
 */
record PathElement(Kind kind, String text, JsonNode value) implements Comparable<PathElement> {
    enum Kind {
        FIELD('f'),
        KEY('k'),
        VALUE('v'),
        INDEX('i');

        private final char code;

        Kind(char code) {
            this.code = code;
        }
    }

    static PathElement field(String name) {
        return new PathElement(Kind.FIELD, name, JsonNodeFactory.instance.missingNode());
    }

    static PathElement key(SortedMap<String, JsonNode> keys) {
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        keys.forEach(sorted::set);
        return new PathElement(Kind.KEY, json(sorted), sorted);
    }

    static PathElement value(JsonNode value) {
        return new PathElement(Kind.VALUE, json(value), value);
    }

    private static PathElement index(int index) {
        JsonNode value = JsonNodeFactory.instance.numberNode(index);
        return new PathElement(Kind.INDEX, value.toString(), value);
    }

    /** Whether a step is of a kind that only newer programs know, which others pass over. */
    static boolean isFromTheFuture(String text) {
        return text.length() >= 2 && text.charAt(1) == ':' && "fkvi".indexOf(text.charAt(0)) < 0;
    }

    /** Reads {@code f:name}, {@code k:{...}}, {@code v:...} or {@code i:0}; empty when it is none of them. */
    static Optional<PathElement> parse(String text) {
        if (text.length() < 2 || text.charAt(1) != ':') {
            return Optional.empty();
        }
        String rest = text.substring(2);
        try {
            return switch (text.charAt(0)) {
                case 'f' -> Optional.of(field(rest));
                case 'v' -> Optional.of(value(JsonDecoder.decode(rest)));
                case 'i' -> Optional.of(index(Integer.parseInt(rest)));
                case 'k' -> keys(JsonDecoder.decode(rest));
                default -> Optional.empty();
            };
        } catch (JsonSyntaxException | NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<PathElement> keys(JsonNode node) {
        if (!node.isObject()) {
            return Optional.empty();
        }
        SortedMap<String, JsonNode> keys = new TreeMap<>();
        node.properties().forEach(key -> keys.put(key.getKey(), key.getValue()));
        return Optional.of(key(keys));
    }

    private static String json(JsonNode node) {
        return new String(JsonEncoder.encode(node), StandardCharsets.UTF_8);
    }

    /** The form in which managed fields hold it. */
    String serialized() {
        return kind.code + ":" + text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PathElement step && kind == step.kind && text.equals(step.text);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + text.hashCode();
    }

    /** Keys are compared name by name and value by value, and numbers as numbers. */
    @Override
    public int compareTo(PathElement other) {
        int byKind = kind.compareTo(other.kind);
        if (byKind != 0 || text.equals(other.text)) {
            return byKind;
        }
        int byValue = switch (kind) {
            case FIELD -> 0;
            case KEY -> compareKeys(value, other.value);
            case VALUE, INDEX -> compareValues(value, other.value);
        };
        return byValue != 0 ? byValue : text.compareTo(other.text);
    }

    private static int compareKeys(JsonNode left, JsonNode right) {
        Iterator<Map.Entry<String, JsonNode>> lefts = left.properties().iterator();
        Iterator<Map.Entry<String, JsonNode>> rights = right.properties().iterator();
        while (lefts.hasNext() && rights.hasNext()) {
            Map.Entry<String, JsonNode> one = lefts.next();
            Map.Entry<String, JsonNode> other = rights.next();
            int byName = one.getKey().compareTo(other.getKey());
            int byBoth = byName != 0 ? byName : compareValues(one.getValue(), other.getValue());
            if (byBoth != 0) {
                return byBoth;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    /** Numbers come first, then texts, then truths. */
    private static int compareValues(JsonNode left, JsonNode right) {
        int byRank = Integer.compare(rank(left), rank(right));
        if (byRank != 0) {
            return byRank;
        }
        return switch (left.getNodeType()) {
            case NUMBER -> left.decimalValue().compareTo(right.decimalValue());
            case STRING -> left.asString().compareTo(right.asString());
            case BOOLEAN -> Boolean.compare(left.asBoolean(), right.asBoolean());
            case ARRAY, OBJECT, NULL, MISSING, BINARY, POJO -> 0;
        };
    }

    private static int rank(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> 0;
            case STRING -> 1;
            case BOOLEAN -> 2;
            case ARRAY -> 3;
            case OBJECT -> 4;
            case NULL, MISSING, BINARY, POJO -> 5;
        };
    }

    /** As messages show it: {@code .name}, {@code [name="web"]}, {@code [="x"]}, {@code [0]}. */
    @Override
    public String toString() {
        return switch (kind) {
            case FIELD -> "." + text;
            case KEY ->
                value.properties().stream()
                        .map(key -> key.getKey() + "=" + GoValue.show(key.getValue()))
                        .collect(Collectors.joining(",", "[", "]"));
            case VALUE -> "[=" + GoValue.show(value) + "]";
            case INDEX -> "[" + text + "]";
        };
    }
}
