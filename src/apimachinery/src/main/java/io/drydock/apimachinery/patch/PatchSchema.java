package io.drydock.apimachinery.patch;

import io.drydock.apimachinery.catalog.Field;
import io.drydock.apimachinery.catalog.ListType;
import io.drydock.apimachinery.catalog.MapType;
import io.drydock.apimachinery.catalog.ScalarType;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.Type;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.GoValue;
import java.util.List;

/**
 * The type of what a strategic merge patch is being merged into, and how its fields want to be merged.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/meta.go: PatchMetaFromStruct"
 */
record PatchSchema(Type type) {

    /**
     * How one field is merged.
     *
     * @param schema of the field, or of the elements of the list that it is
     * @param strategy {@code merge}, {@code replace} or nothing
     * @param mergeKey empty when elements are not told apart by a field
     */
    record FieldMerge(PatchSchema schema, String strategy, String mergeKey) {
        boolean replaces() {
            return strategy.equals("replace");
        }

        boolean merges() {
            return strategy.equals("merge");
        }
    }

    FieldMerge object(String fieldName) {
        Field field = field(fieldName);
        return new FieldMerge(new PatchSchema(field.type()), strategy(field), field.mergeKey());
    }

    FieldMerge list(String fieldName) {
        Field field = field(fieldName);
        if (field.type() instanceof ListType list) {
            return new FieldMerge(new PatchSchema(list.item()), strategy(field), field.mergeKey());
        }
        throw PatchErrors.unforeseen("expected slice or array type, but got: " + kindName());
    }

    private Field field(String name) {
        if (type instanceof StructType struct) {
            return struct.field(name).orElseThrow(() -> noField(struct.name(), name));
        }
        if (type == ScalarType.ANY) {
            throw noField(ScalarType.RAW_EXTENSION, name);
        }
        throw PatchErrors.unforeseen(
                "merging an object in json but data type is not struct, instead is: " + kindName());
    }

    private static StatusException noField(String struct, String name) {
        return PatchErrors.unforeseen("unable to find api field in struct " + lastPart(struct) + " for the json field "
                + GoValue.quote(name));
    }

    /** The kind of the type in Go's reflection. */
    String kindName() {
        return switch (type) {
            case StructType struct -> "struct";
            case MapType map -> "map";
            case ListType list -> "slice";
            case ScalarType scalar ->
                switch (scalar) {
                    case STRING -> "string";
                    case INT32 -> "int32";
                    case INT64 -> "int64";
                    case DOUBLE -> "float64";
                    case BOOLEAN -> "bool";
                    case BYTES -> "slice";
                    case TIME, MICRO_TIME, QUANTITY, INT_OR_STRING, ANY -> "struct";
                };
        };
    }

    /** Of the strategies of a field, the one for its values; {@code retainKeys} only permits a directive. */
    private static String strategy(Field field) {
        List<String> strategies = field.patchStrategies();
        return strategies.stream()
                .filter(strategy -> !strategy.equals("retainKeys"))
                .findFirst()
                .orElse("");
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
