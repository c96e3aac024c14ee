package io.drydock.apimachinery.yaml;

import io.drydock.apimachinery.json.GoFloat;
import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.validation.GoText;
import io.drydock.apimachinery.validation.GoValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the first document of a YAML text into a JSON tree, its keys sorted; an empty text is null. The grammar is a
 * library's, the meaning of scalars, keys and merges is that of the real server.
 *
 * @see "Go: sigs.k8s.io/yaml/yaml.go: YAMLToJSON"
 */
public final class YamlDecoder {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String TAGS = "tag:yaml.org,2002:";
    private static final int MAX_SIZE = 16 * 1024 * 1024;

    private final Iterator<Event> events;
    private final Map<Anchor, Optional<Anchored>> anchors = new HashMap<>();
    private final AliasBudget budget = new AliasBudget();
    private final List<String> repeated = new ArrayList<>();
    private int depth;

    /** @param nodes how many nodes it is made of */
    private record Anchored(JsonNode tree, long nodes) {}

    private YamlDecoder(Iterator<Event> events) {
        this.events = events;
    }

    /**
     * What was read.
     *
     * @param repeated tells of the keys that come more than once, of which the last is in the tree; absent when none does
     */
    public record Strictly(JsonNode tree, Optional<String> repeated) {}

    /** @throws YamlSyntaxException with the message for the client */
    public static JsonNode decode(byte[] bytes) {
        return decodeStrictly(bytes).tree();
    }

    /** @throws YamlSyntaxException with the message for the client */
    public static Strictly decodeStrictly(byte[] bytes) {
        String text = YamlBytes.text(bytes);
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(MAX_SIZE)
                .setUseMarks(true)
                .build();
        try {
            YamlDecoder decoder =
                    new YamlDecoder(new Parse(settings).parseString(text).iterator());
            JsonNode tree = decoder.document();
            return new Strictly(tree, decoder.repeatedKeys());
        } catch (MarkedYamlEngineException e) {
            throw new YamlSyntaxException(YamlProblem.message(e, text));
        } catch (YamlEngineException e) {
            throw new YamlSyntaxException("yaml: " + e.getMessage());
        }
    }

    private Optional<String> repeatedKeys() {
        return repeated.isEmpty()
                ? Optional.empty()
                : Optional.of("yaml: unmarshal errors:\n  " + String.join("\n  ", repeated));
    }

    private JsonNode document() {
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case StreamStart, DocumentStart, Comment -> {}
                case StreamEnd -> {
                    return NODES.nullNode();
                }
                default -> {
                    return node(event);
                }
            }
        }
        return NODES.nullNode();
    }

    private Event next() {
        Event event = events.next();
        while (event.getEventId() == Event.ID.Comment) {
            event = events.next();
        }
        return event;
    }

    private JsonNode node(Event event) {
        budget.node();
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        anchor.ifPresent(name -> anchors.put(name, Optional.empty()));
        long before = budget.nodes();
        JsonNode node = switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case CollectionStartEvent start when start.getEventId() == Event.ID.MappingStart -> mapping();
            default -> sequence();
        };
        anchor.ifPresent(name -> anchors.put(name, Optional.of(new Anchored(node, budget.nodes() - before + 1))));
        return node;
    }

    private JsonNode alias(AliasEvent event) {
        Anchor name = event.getAlias();
        if (!anchors.containsKey(name)) {
            throw new YamlSyntaxException("yaml: unknown anchor '" + name.getValue() + "' referenced");
        }
        Anchored anchored = anchors.get(name)
                .orElseThrow(
                        () -> new YamlSyntaxException("yaml: anchor '" + name.getValue() + "' value contains itself"));
        budget.alias(anchored.nodes());
        return anchored.tree().deepCopy();
    }

    private ArrayNode sequence() {
        enter();
        ArrayNode array = NODES.arrayNode();
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            array.add(node(event));
        }
        depth--;
        return array;
    }

    private ObjectNode mapping() {
        enter();
        Map<String, JsonNode> fields = new TreeMap<>();
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            boolean merge = event instanceof ScalarEvent scalar
                    && scalar.isPlain()
                    && scalar.getValue().equals("<<")
                    && scalar.getTag().isEmpty();
            if (merge) {
                merge(node(next()), fields);
            } else {
                JsonNode name = node(event);
                Event value = next();
                JsonNode held = node(value);
                String key = key(name, held);
                if (fields.put(key, held) != null) {
                    String shown = name.isString() ? GoValue.quote(key) : key;
                    repeated.add("line " + line(value) + ": key " + shown + " already set in map");
                }
            }
        }
        depth--;
        ObjectNode object = NODES.objectNode();
        fields.forEach(object::set);
        return object;
    }

    private static void merge(JsonNode value, Map<String, JsonNode> fields) {
        if (value instanceof ObjectNode object) {
            object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        } else if (value instanceof ArrayNode array && allObjects(array)) {
            for (int i = array.size() - 1; i >= 0; i--) {
                merge(array.get(i), fields);
            }
        } else {
            throw new YamlSyntaxException("yaml: map merge requires map or sequence of maps as the value");
        }
    }

    private static boolean allObjects(ArrayNode array) {
        for (JsonNode element : array) {
            if (!element.isObject()) {
                return false;
            }
        }
        return true;
    }

    private static String key(JsonNode key, JsonNode value) {
        return switch (key.getNodeType()) {
            case STRING -> key.asString();
            case BOOLEAN -> key.booleanValue() ? "true" : "false";
            case NUMBER -> key.isIntegralNumber() ? key.asString() : GoFloat.formatGeneral((float) key.doubleValue());
            case NULL ->
                throw new YamlSyntaxException("unsupported map key of type: %!s(<nil>), key: <nil>, value: "
                        + (value.isNull() ? "<nil>" : GoText.syntax(value)));
            default -> throw new YamlSyntaxException("yaml: invalid map key: " + GoText.syntax(key));
        };
    }

    /** Counted from one. */
    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    private void enter() {
        depth++;
        if (depth > JsonDecoder.MAX_DEPTH) {
            throw new YamlSyntaxException("yaml: exceeded max depth of " + JsonDecoder.MAX_DEPTH);
        }
    }

    private static JsonNode scalar(ScalarEvent event) {
        String text = event.getValue();
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new YamlSyntaxException("yaml: line " + line(event) + ": " + YamlProblem.BAD_ESCAPE);
        }
        String tag = event.getTag().orElse(event.isPlain() ? "" : "!");
        if (tag.isEmpty()) {
            return finite(YamlScalar.resolve(text).orElseGet(() -> NODES.stringNode(text)), text);
        }
        if (!tag.startsWith(TAGS)) {
            return NODES.stringNode(text);
        }
        String kind = tag.substring(TAGS.length());
        Optional<JsonNode> resolved = YamlScalar.resolve(text);
        return switch (kind) {
            case "str", "timestamp" -> NODES.stringNode(text);
            case "binary" -> NODES.stringNode(binary(text));
            case "null" -> expect(resolved.filter(JsonNode::isNull), text, kind);
            case "bool" -> expect(resolved.filter(JsonNode::isBoolean), text, kind);
            case "int" -> expect(resolved.filter(JsonNode::isIntegralNumber), text, kind);
            case "float" -> finite(expect(resolved.filter(JsonNode::isNumber), text, kind), text);
            default -> NODES.stringNode(text);
        };
    }

    private static JsonNode expect(Optional<JsonNode> node, String text, String kind) {
        return node.orElseThrow(
                () -> new YamlSyntaxException("yaml: cannot decode !!str `" + text + "` as a !!" + kind));
    }

    private static JsonNode finite(JsonNode node, String text) {
        if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
            throw new YamlSyntaxException("json: unsupported value: "
                    + (Double.isNaN(node.doubleValue()) ? "NaN" : text.startsWith("-") ? "-Inf" : "+Inf"));
        }
        return node;
    }

    private static String binary(String text) {
        try {
            String plain = text.replace("\n", "").replace("\r", "");
            if (plain.length() % 4 != 0) {
                throw notBase64();
            }
            return new String(Base64.getDecoder().decode(plain), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw notBase64();
        }
    }

    private static YamlSyntaxException notBase64() {
        return new YamlSyntaxException("yaml: !!binary value contains invalid base64 data");
    }
}
