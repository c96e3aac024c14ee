package io.drydock.apimachinery.json;

import tools.jackson.databind.JsonNode;

/**
 * Writes a tree as JSON: fields in the tree's order, numbers in Go's form, and {@code < > &} escaped as Go escapes
 * them.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/runtime/serializer/json/json.go: Serializer.Encode"
 */
public final class JsonEncoder {
    private static final String INDENT = "  ";

    private final JsonOutput out = new JsonOutput();
    private final boolean pretty;

    private JsonEncoder(boolean pretty) {
        this.pretty = pretty;
    }

    /** Without blanks, and without a line break at the end. */
    public static byte[] encode(JsonNode tree) {
        JsonEncoder encoder = new JsonEncoder(false);
        encoder.value(tree, 0);
        return encoder.out.toBytes();
    }

    /** Indented by two spaces a level, as for a person who asked with {@code ?pretty=true}. */
    public static byte[] encodePretty(JsonNode tree) {
        JsonEncoder encoder = new JsonEncoder(true);
        encoder.value(tree, 0);
        return encoder.out.toBytes();
    }

    private void value(JsonNode node, int level) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node, level);
            case ARRAY -> array(node, level);
            case STRING -> out.string(node.asString());
            case BOOLEAN -> out.ascii(node.booleanValue() ? "true" : "false");
            case NUMBER -> out.ascii(node.isIntegralNumber() ? node.asString() : GoFloat.format(node.doubleValue()));
            case NULL, MISSING, BINARY, POJO -> out.ascii("null");
        }
    }

    private void object(JsonNode node, int level) {
        out.ascii("{");
        boolean first = true;
        for (var field : node.properties()) {
            separate(first, level + 1);
            first = false;
            out.string(field.getKey());
            out.ascii(pretty ? ": " : ":");
            value(field.getValue(), level + 1);
        }
        close(first, level, "}");
    }

    private void array(JsonNode node, int level) {
        out.ascii("[");
        boolean first = true;
        for (JsonNode element : node) {
            separate(first, level + 1);
            first = false;
            value(element, level + 1);
        }
        close(first, level, "]");
    }

    private void separate(boolean first, int level) {
        if (!first) {
            out.ascii(",");
        }
        breakLine(level);
    }

    private void close(boolean empty, int level, String bracket) {
        if (!empty) {
            breakLine(level);
        }
        out.ascii(bracket);
    }

    private void breakLine(int level) {
        if (pretty) {
            out.ascii("\n");
            for (int i = 0; i < level; i++) {
                out.ascii(INDENT);
            }
        }
    }
}
