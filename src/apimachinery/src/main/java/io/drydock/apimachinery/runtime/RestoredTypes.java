package io.drydock.apimachinery.runtime;

import io.drydock.apimachinery.catalog.Field;
import io.drydock.apimachinery.catalog.ListType;
import io.drydock.apimachinery.catalog.MapType;
import io.drydock.apimachinery.catalog.ScalarType;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.Type;
import io.drydock.apimachinery.json.JsonEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * Whether a tree is one of a type, in the words of those who make it one value by value: what comes of a strategic
 * merge patch is never written as JSON in the real server.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/runtime/converter.go: fromUnstructured"
 */
public final class RestoredTypes {
    private RestoredTypes() {}

    /** @throws DecodeException when a value is not of its type */
    public static void require(JsonNode tree, StructType type) {
        value(tree, type, "");
    }

    private static void value(JsonNode value, Type type, String goType) {
        if (value.isNull() || value.isMissingNode()) {
            return;
        }
        switch (type) {
            case StructType struct -> struct(value, struct);
            case MapType map -> map(value, map, goType);
            case ListType list -> list(value, list, goType);
            case ScalarType scalar -> scalar(value, scalar, goType);
        }
    }

    private static void struct(JsonNode value, StructType type) {
        if (!value.isObject()) {
            throw new DecodeException("cannot restore struct from: " + kind(value));
        }
        for (Field field : type.fields()) {
            value(value.path(field.name()), field.type(), field.goType());
        }
    }

    private static void map(JsonNode value, MapType type, String goType) {
        if (!value.isObject()) {
            throw new DecodeException("cannot restore map from " + kind(value));
        }
        value.forEach(entry -> value(entry, type.value(), GoTypeNames.ofElement(goType)));
    }

    private static void list(JsonNode value, ListType type, String goType) {
        if (!value.isArray()) {
            throw new DecodeException("cannot restore slice from " + kind(value));
        }
        value.forEach(item -> value(item, type.item(), GoTypeNames.ofElement(goType)));
    }

    private static void scalar(JsonNode value, ScalarType type, String goType) {
        switch (type) {
            case STRING -> {
                if (value.isIntegralNumber()) {
                    throw new DecodeException("cannot convert int64 to " + GoTypeNames.of(type, goType));
                }
                requireKind(value.isString(), "string");
            }
            case BOOLEAN -> requireKind(value.isBoolean(), "bool");
            case INT32, INT64 -> {
                if (value.isNumber() && value.doubleValue() != Math.rint(value.doubleValue())) {
                    throw new DecodeException("cannot convert float64 to " + GoTypeNames.of(type, goType));
                }
                requireKind(value.isNumber(), GoTypeNames.of(type, ""));
            }
            case DOUBLE -> requireKind(value.isNumber(), "float64");
            case BYTES -> bytes(value);
            case TIME, MICRO_TIME, QUANTITY, INT_OR_STRING -> special(value, type);
            case ANY -> {}
        }
    }

    private static void requireKind(boolean held, String kind) {
        if (!held) {
            throw new DecodeException("unrecognized type: " + kind);
        }
    }

    private static void bytes(JsonNode value) {
        if (value.isString()) {
            int wrong = GoBase64.firstWrongByte(value.asString());
            if (wrong >= 0) {
                throw new DecodeException("error decoding from json: illegal base64 data at input byte " + wrong);
            }
        } else if (value.isArray()) {
            value.forEach(item -> requireKind(item.isNumber() || item.isNull(), "uint8"));
        } else {
            throw new DecodeException("cannot restore slice from " + kind(value));
        }
    }

    /** Types that read their JSON themselves. */
    private static void special(JsonNode value, ScalarType type) {
        String text =
                value.isString() ? value.asString() : new String(JsonEncoder.encode(value), StandardCharsets.UTF_8);
        try {
            ScalarForms.read(type, text, value.isString());
        } catch (TypeMismatch mismatch) {
            throw new DecodeException(mismatch.message());
        }
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "slice";
            case OBJECT -> "map";
            case STRING -> "string";
            case BOOLEAN -> "bool";
            case NUMBER -> value.isIntegralNumber() ? "int64" : "float64";
            case BINARY, MISSING, NULL, POJO -> "invalid";
        };
    }
}
