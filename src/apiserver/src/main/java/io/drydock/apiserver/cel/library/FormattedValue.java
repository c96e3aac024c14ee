package io.drydock.apiserver.cel.library;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import io.drydock.apimachinery.json.GoFloat;
import io.drydock.apimachinery.validation.GoValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How {@code %s} writes values of CEL: bare at the top, as literals within lists and maps. */
final class FormattedValue {
    private FormattedValue() {}

    static String plain(Object value) {
        return switch (value) {
            case String text -> text;
            case CelByteString bytes -> bytes.toStringUtf8();
            case Double number when number.isNaN() -> "NaN";
            case Double number when number.isInfinite() -> number > 0 ? "+Inf" : "-Inf";
            case Double number -> GoFloat.formatGeneral(number);
            case Duration duration -> seconds(duration);
            case Instant time -> time.toString();
            default -> literal(value);
        };
    }

    private static String literal(Object value) {
        return switch (value) {
            case String text -> GoValue.quote(text);
            case CelByteString bytes -> "b" + GoValue.quote(bytes.toStringUtf8());
            case Double number when number.isNaN() -> "\"NaN\"";
            case Double number when number.isInfinite() -> number > 0 ? "\"+Inf\"" : "\"-Inf\"";
            case Double number -> String.format(Locale.ROOT, "%.6f", number);
            case Duration duration -> "duration(" + GoValue.quote(seconds(duration)) + ")";
            case Instant time -> "timestamp(" + GoValue.quote(time.toString()) + ")";
            case NullValue ignored -> "null";
            case Long number -> number.toString();
            case UnsignedLong number -> number.toString();
            case Boolean bool -> bool.toString();
            case List<?> list -> list.stream().map(FormattedValue::literal).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map -> map(map);
            default ->
                throw new FunctionException("error during formatting: string clause can only be used on strings, bools,"
                        + " bytes, ints, doubles, maps, lists, types, durations, and timestamps, was given "
                        + typeName(value));
        };
    }

    private static String map(Map<?, ?> map) {
        TreeMap<String, String> entries = new TreeMap<>();
        map.forEach((key, value) -> entries.put(literal(key), literal(value)));
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String seconds(Duration duration) {
        return GoFloat.formatGeneral(duration.toNanos() / 1e9) + "s";
    }

    static String typeName(Object value) {
        return switch (value) {
            case String ignored -> "string";
            case CelByteString ignored -> "bytes";
            case Double ignored -> "double";
            case Duration ignored -> "google.protobuf.Duration";
            case Instant ignored -> "google.protobuf.Timestamp";
            case NullValue ignored -> "null_type";
            case Long ignored -> "int";
            case UnsignedLong ignored -> "uint";
            case Boolean ignored -> "bool";
            case List<?> ignored -> "list";
            case Map<?, ?> ignored -> "map";
            default -> "dyn";
        };
    }
}
