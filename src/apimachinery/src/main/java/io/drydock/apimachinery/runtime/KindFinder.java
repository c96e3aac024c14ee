package io.drydock.apimachinery.runtime;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonSyntaxException;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Finds out what kind JSON says it is. Unlike everything else it takes the names of the two fields in any case.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/runtime/serializer/json/meta.go: SimpleMetaFactory.Interpret"
 */
public final class KindFinder {
    private static final String FAILURE = "couldn't get version/kind; json parse error: ";
    private static final String TARGET = "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\";"
            + " Kind string \"json:\\\"kind,omitempty\\\"\" }";

    private KindFinder() {}

    /**
     * The kind, of which any part may be empty.
     *
     * @throws DecodeException when it is no JSON, or no JSON of an object
     */
    public static GroupVersionKind find(byte[] json) {
        JsonNode tree = parse(json);
        if (!tree.isObject() && !tree.isNull()) {
            throw new DecodeException(
                    FAILURE + "json: cannot unmarshal " + described(tree) + " into Go value of type " + TARGET);
        }
        try {
            return GroupVersion.parse(text(tree, "apiVersion")).withKind(text(tree, "kind"));
        } catch (IllegalArgumentException e) {
            throw new DecodeException(String.valueOf(e.getMessage()));
        }
    }

    private static JsonNode parse(byte[] json) {
        try {
            return JsonDecoder.decode(json);
        } catch (JsonSyntaxException e) {
            throw new DecodeException(FAILURE + e.getMessage());
        }
    }

    private static String text(JsonNode tree, String name) {
        String found = "";
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            if (!field.getKey().equalsIgnoreCase(name) || field.getValue().isNull()) {
                continue;
            }
            if (!field.getValue().isString()) {
                throw new DecodeException(FAILURE + "json: cannot unmarshal " + described(field.getValue())
                        + " into Go struct field ." + name + " of type string");
            }
            found = field.getValue().asString();
        }
        return found;
    }

    private static String described(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case OBJECT -> "object";
            case STRING -> "string";
            case BOOLEAN -> "bool";
            case NUMBER, BINARY, MISSING, NULL, POJO -> "number";
        };
    }
}
