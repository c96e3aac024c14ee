package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.json.JsonSyntaxException;
import io.drydock.apimachinery.validation.GoValue;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A step of a path: a field by name, or an element of a list by its keys, its value or its index.
 *
 * @param kind fields come first in the order of steps, then keys, values and indexes
 * @param text the name, or JSON whose fields are sorted, so that equal steps have equal texts
 * @see "Go: sigs.k8s.io/structured-merge-diff/fieldpath/element.go: PathElement"
 */
record PathElement(Kind kind, String text) implements Comparable<PathElement> {
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
        return new PathElement(Kind.FIELD, name);
    }

    static PathElement key(SortedMap<String, JsonNode> keys) {
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        keys.forEach(sorted::set);
        return new PathElement(Kind.KEY, json(sorted));
    }

    static PathElement value(JsonNode value) {
        return new PathElement(Kind.VALUE, json(value));
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
                case 'i' -> Optional.of(new PathElement(Kind.INDEX, String.valueOf(Integer.parseInt(rest))));
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
    public int compareTo(PathElement other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : text.compareTo(other.text);
    }

    /** As messages show it: {@code .name}, {@code [name="web"]}, {@code [="x"]}, {@code [0]}. */
    @Override
    public String toString() {
        return switch (kind) {
            case FIELD -> "." + text;
            case KEY ->
                JsonDecoder.decode(text).properties().stream()
                        .map((Map.Entry<String, JsonNode> key) -> key.getKey() + "=" + GoValue.show(key.getValue()))
                        .collect(Collectors.joining(",", "[", "]"));
            case VALUE -> "[=" + GoValue.show(JsonDecoder.decode(text)) + "]";
            case INDEX -> "[" + text + "]";
        };
    }
}
