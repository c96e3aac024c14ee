package io.drydock.apiserver.cel.types;

import dev.cel.common.types.SimpleType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Declares the type that a structural schema describes. What it does not describe, expressions do not see.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/cel/common/schemas.go: SchemaDeclType (1.36)"
 */
public final class SchemaTypes {
    /** How large a request may be, and so any value in it. */
    public static final long MAX_REQUEST_BYTES = 3L * 1024 * 1024;

    private static final long LONGEST_TEXT = MAX_REQUEST_BYTES - 2;

    /** Of times and durations, in quotes. */
    private static final long LONGEST_TIME = 32;

    private static final long DATE = 12;

    private SchemaTypes() {}

    /**
     * @param isResource whether the value has kind, version and metadata even if its schema does not say so
     * @param name of the type if it is an object, from which those within it have theirs
     * @return absent when there is nothing to say of the type
     */
    public static Optional<DeclaredType> of(JsonNode schema, boolean isResource, String name) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean(false)) {
            return Optional.of(new DeclaredType.Scalar(SimpleType.DYN, longest(schema), 1));
        }
        JsonNode whole = isResource ? withResourceFields(schema) : schema;
        return switch (whole.path("type").asString("")) {
            case "array" -> list(whole, name);
            case "object" -> whole.path("additionalProperties").isObject() ? map(whole, name) : object(whole, name);
            case "string" -> Optional.of(text(whole));
            case "boolean" -> Optional.of(new DeclaredType.Scalar(SimpleType.BOOL, 0, 4));
            case "number" -> Optional.of(new DeclaredType.Scalar(SimpleType.DOUBLE, 0, 1));
            case "integer" -> Optional.of(new DeclaredType.Scalar(SimpleType.INT, 0, 1));
            default -> Optional.empty();
        };
    }

    /** Expressions see kind, version and names of every resource, and no more of its metadata than that. */
    public static JsonNode withResourceFields(JsonNode schema) {
        JsonNode known = schema.path("properties");
        JsonNode metadata = known.path("metadata");
        boolean complete = isOfType(known.path("kind"), "string")
                && isOfType(known.path("apiVersion"), "string")
                && isOfType(metadata, "object")
                && isOfType(metadata.path("properties").path("name"), "string")
                && isOfType(metadata.path("properties").path("generateName"), "string");
        if (complete || !(schema instanceof ObjectNode object)) {
            return schema;
        }
        ObjectNode whole = object.objectNode().setAll(object);
        ObjectNode properties = whole.putObject("properties");
        known.properties().forEach(property -> properties.set(property.getKey(), property.getValue()));
        properties.set("kind", ofType("string"));
        properties.set("apiVersion", ofType("string"));
        ObjectNode names = ofType("object");
        ObjectNode described = names.putObject("properties");
        described.set("name", ofType("string"));
        described.set("generateName", ofType("string"));
        properties.set("metadata", names);
        return whole;
    }

    private static boolean isOfType(JsonNode schema, String type) {
        return schema.path("type").asString("").equals(type);
    }

    private static ObjectNode ofType(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private static Optional<DeclaredType> list(JsonNode schema, String name) {
        JsonNode items = schema.path("items");
        return !items.isObject()
                ? Optional.empty()
                : of(items, isEmbedded(items), name + ".@idx")
                        .map(item -> new DeclaredType.Items(
                                item, limit(schema, "maxItems", LONGEST_TEXT / (item.minSerializedSize() + 1))));
    }

    private static Optional<DeclaredType> map(JsonNode schema, String name) {
        JsonNode values = schema.path("additionalProperties");
        // A key takes two quotes, a colon, a comma, and two letters to tell it from others.
        return of(values, isEmbedded(values), name + ".@elem")
                .map(value -> new DeclaredType.Entries(
                        value, limit(schema, "maxProperties", LONGEST_TEXT / (value.minSerializedSize() + 6))));
    }

    private static Optional<DeclaredType> object(JsonNode schema, String name) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(field -> required.add(field.asString("")));
        Map<String, DeclaredType> fields = new LinkedHashMap<>();
        long size = 2;
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            JsonNode field = property.getValue();
            Optional<String> escaped = Identifiers.escape(property.getKey());
            Optional<DeclaredType> type = of(field, isEmbedded(field), name + "." + escaped.orElse(""));
            if (type.isEmpty()) {
                continue;
            }
            escaped.ifPresent(known -> fields.put(known, type.get()));
            if (required.contains(property.getKey()) && !field.has("default")) {
                size += property.getKey().length() + type.get().minSerializedSize() + 4;
            }
        }
        return Optional.of(new DeclaredType.Fields(name, fields, size));
    }

    private static DeclaredType text(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "byte" -> new DeclaredType.Scalar(SimpleType.BYTES, limit(schema, "maxLength", LONGEST_TEXT), 2);
            case "duration" -> new DeclaredType.Scalar(SimpleType.DURATION, LONGEST_TIME, 3);
            case "date" -> new DeclaredType.Scalar(SimpleType.TIMESTAMP, DATE, DATE);
            case "date-time" -> new DeclaredType.Scalar(SimpleType.TIMESTAMP, LONGEST_TIME, 21);
            default -> new DeclaredType.Scalar(SimpleType.STRING, longest(schema), 2);
        };
    }

    /** The limit counts characters, each of which may take four bytes. */
    private static long longest(JsonNode schema) {
        if (schema.path("maxLength").isNumber()) {
            return 4 * limit(schema, "maxLength", 0);
        }
        boolean isText = !schema.path("x-kubernetes-int-or-string").asBoolean(false);
        return isText && !schema.path("enum").isEmpty()
                ? schema.path("enum")
                        .valueStream()
                        .mapToLong(value -> value.asString("").length())
                        .max()
                        .orElse(0)
                : LONGEST_TEXT;
    }

    private static long limit(JsonNode schema, String word, long otherwise) {
        return Math.max(0, schema.path(word).asLong(otherwise));
    }

    private static boolean isEmbedded(JsonNode schema) {
        return schema.path("x-kubernetes-embedded-resource").asBoolean(false);
    }
}
