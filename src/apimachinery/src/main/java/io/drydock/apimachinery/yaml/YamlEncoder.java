package io.drydock.apimachinery.yaml;

import io.drydock.apimachinery.json.GoFloat;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Writes a tree as a YAML document: block style, keys in natural order, lines folded after 80 columns, text quoted only
 * where it must be.
 *
 * @see "Go: sigs.k8s.io/yaml/yaml.go: JSONToYAML"
 */
public final class YamlEncoder {
    private static final int INDENT = 2;
    private static final int MAX_SIMPLE_KEY_LENGTH = 128;
    private static final Comparator<String> KEY_ORDER = new NaturalKeyOrder();

    private final YamlOutput out = new YamlOutput();

    private YamlEncoder() {}

    /** With a line break at the end. */
    public static byte[] encode(JsonNode tree) {
        YamlEncoder encoder = new YamlEncoder();
        encoder.value(tree, 0, true);
        encoder.out.breakLine();
        return encoder.out.text().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes a value where the output stands.
     *
     * @param indent the column where the entries of a collection begin
     * @param inPlace whether the first entry goes on the line that was begun
     */
    private void value(JsonNode node, int indent, boolean inPlace) {
        if (node.isObject() && !node.isEmpty()) {
            mapping(node, indent, inPlace);
        } else if (node.isArray() && !node.isEmpty()) {
            sequence(node, indent, inPlace);
        } else {
            out.separate();
            scalar(node, indent, false);
        }
    }

    private void mapping(JsonNode node, int indent, boolean inPlace) {
        Map<String, JsonNode> sorted = new TreeMap<>(KEY_ORDER);
        node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        boolean first = inPlace;
        for (Map.Entry<String, JsonNode> field : sorted.entrySet()) {
            if (!first) {
                out.breakLine(indent);
            }
            first = false;
            String key = field.getKey();
            if (isSimpleKey(key)) {
                text(key, indent + INDENT, true);
                out.write(":");
            } else {
                out.write("?");
                out.separate();
                text(key, indent + INDENT, false);
                out.breakLine(indent);
                out.write(":");
            }
            JsonNode value = field.getValue();
            // The dash of a sequence stands under its key.
            value(value, value.isArray() ? indent : indent + INDENT, false);
        }
    }

    private void sequence(JsonNode node, int indent, boolean inPlace) {
        boolean first = inPlace;
        for (Iterator<JsonNode> elements = node.iterator(); elements.hasNext(); first = false) {
            if (!first) {
                out.breakLine(indent);
            }
            out.write("-");
            JsonNode element = elements.next();
            if (!element.isEmpty()) {
                out.separate();
            }
            value(element, indent + INDENT, true);
        }
    }

    private static boolean isSimpleKey(String key) {
        return key.getBytes(StandardCharsets.UTF_8).length <= MAX_SIMPLE_KEY_LENGTH && key.indexOf('\n') < 0;
    }

    private void scalar(JsonNode node, int indent, boolean asKey) {
        switch (node.getNodeType()) {
            case STRING -> text(node.asString(), indent, asKey);
            case OBJECT -> out.write("{}");
            case ARRAY -> out.write("[]");
            case BOOLEAN -> out.write(node.booleanValue() ? "true" : "false");
            case NUMBER ->
                out.write(node.isIntegralNumber() ? node.asString() : GoFloat.formatGeneral(node.doubleValue()));
            case NULL, MISSING, BINARY, POJO -> out.write("null");
        }
    }

    private void text(String text, int indent, boolean asKey) {
        YamlTextForm form = YamlTextForm.of(text);
        boolean plain = YamlScalar.resolve(text).isEmpty()
                && !YamlScalar.isBase60(text)
                && !YamlTimestamp.matches(text)
                && !text.equals("<<");
        if (text.indexOf('\n') >= 0 && form.literalAllowed() && !asKey) {
            out.literal(text, indent);
        } else if (text.indexOf('\n') >= 0 || !plain) {
            out.doubleQuoted(text, indent, asKey);
        } else if (form.plainAllowed()) {
            out.plain(text, indent, asKey);
        } else if (form.singleQuotedAllowed()) {
            out.singleQuoted(text, indent, asKey);
        } else {
            out.doubleQuoted(text, indent, asKey);
        }
    }
}
