package io.drydock.apimachinery.runtime;

import io.drydock.apimachinery.catalog.ListType;
import io.drydock.apimachinery.catalog.MapType;
import io.drydock.apimachinery.catalog.ScalarType;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.Type;

/** What Go calls the types of values, for the messages that name them. */
final class GoTypeNames {
    private static final String LIST = "[]";
    private static final String MAP = "map[string]";

    private GoTypeNames() {}

    /**
     * @param known the name where it does not follow from the type; empty otherwise
     */
    static String of(Type type, String known) {
        if (!known.isEmpty()) {
            return known;
        }
        return switch (type) {
            case StructType struct -> struct.goName();
            case ListType list -> LIST + of(list.item(), "");
            case MapType map -> MAP + of(map.value(), "");
            case ScalarType scalar -> of(scalar);
        };
    }

    /** The known name of a list's items or a map's values, from that of the list or map. */
    static String ofElement(String known) {
        return known.startsWith(LIST) || known.startsWith("map[") ? known.substring(known.indexOf(']') + 1) : "";
    }

    private static String of(ScalarType scalar) {
        return switch (scalar) {
            case STRING -> "string";
            case INT32 -> "int32";
            case INT64 -> "int64";
            case DOUBLE -> "float64";
            case BOOLEAN -> "bool";
            case BYTES -> "[]uint8";
            case TIME -> "v1.Time";
            case MICRO_TIME -> "v1.MicroTime";
            case QUANTITY -> "resource.Quantity";
            case INT_OR_STRING -> "intstr.IntOrString";
            case ANY -> ScalarType.RAW_EXTENSION;
        };
    }
}
