package io.drydock.apiserver.cel.library;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.common.values.CelByteString;
import io.drydock.apiserver.cel.library.Functions.Argument;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What can be asked of a list as a whole: whether it is sorted, its sum, its least and greatest item, where an item is.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/cel/library/lists.go: Lists (1.36)"
 */
final class ListFunctions {
    private static final Map<String, CelType> COMPARABLE = Map.of(
            "int", SimpleType.INT,
            "uint", SimpleType.UINT,
            "double", SimpleType.DOUBLE,
            "bool", SimpleType.BOOL,
            "duration", SimpleType.DURATION,
            "timestamp", SimpleType.TIMESTAMP,
            "string", SimpleType.STRING,
            "bytes", SimpleType.BYTES);
    private static final Map<String, Object> ZEROS =
            Map.of("int", 0L, "uint", UnsignedLong.ZERO, "double", 0.0, "duration", Duration.ZERO);

    private ListFunctions() {}

    static void addTo(Functions functions) {
        COMPARABLE.forEach((name, type) -> {
            var list = listOf(type);
            functions.member(
                    "isSorted",
                    "list_" + name + "_is_sorted_bool",
                    SimpleType.BOOL,
                    list,
                    items -> isSorted(generic(items)));
            functions.member(
                    "min", "list_" + name + "_min_" + name, type, list, items -> extreme("min", generic(items), -1));
            functions.member(
                    "max", "list_" + name + "_max_" + name, type, list, items -> extreme("max", generic(items), 1));
        });
        ZEROS.keySet().forEach(name -> {
            CelType type = Objects.requireNonNull(COMPARABLE.get(name));
            functions.member(
                    "sum",
                    "list_" + name + "_sum_" + name,
                    type,
                    listOf(type),
                    items -> generic(items).stream()
                            .reduce(ListFunctions::add)
                            .orElseGet(() -> Objects.requireNonNull(ZEROS.get(name))));
        });
        CelType parameter = TypeParamType.create("T");
        Argument<Object> item = new Argument<>(parameter, Object.class);
        functions.member("indexOf", "list_a_index_of_int", SimpleType.INT, listOf(parameter), item, (items, value) ->
                (long) items.indexOf(value));
        functions.member(
                "lastIndexOf", "list_a_last_index_of_int", SimpleType.INT, listOf(parameter), item, (items, value) ->
                        (long) items.lastIndexOf(value));
    }

    @SuppressWarnings("rawtypes")
    private static Argument<List> listOf(CelType item) {
        return new Argument<>(ListType.create(item), List.class);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> generic(List<?> items) {
        return (List<Object>) items;
    }

    private static boolean isSorted(List<Object> items) {
        for (int i = 1; i < items.size(); i++) {
            if (compare(items.get(i - 1), items.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    private static Object extreme(String name, List<Object> items, int sign) {
        return items.stream()
                .max(signed(sign))
                .orElseThrow(() -> new FunctionException(name + " called on empty list"));
    }

    private static Comparator<Object> signed(int sign) {
        return (one, other) -> sign * compare(one, other);
    }

    private static int compare(Object one, Object other) {
        if (one instanceof CelByteString a && other instanceof CelByteString b) {
            return CelByteString.unsignedLexicographicalComparator().compare(a, b);
        }
        if (one instanceof Number a && other instanceof Number b && one.getClass() != other.getClass()) {
            return Double.compare(a.doubleValue(), b.doubleValue());
        }
        if (one instanceof Comparable<?> a && one.getClass() == other.getClass()) {
            return compareSame(a, other);
        }
        throw new FunctionException("no such overload");
    }

    @SuppressWarnings("unchecked")
    private static int compareSame(Comparable<?> one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }

    private static Object add(Object sum, Object item) {
        try {
            if (sum instanceof Long a && item instanceof Long b) {
                return Math.addExact(a, b);
            }
            if (sum instanceof UnsignedLong a && item instanceof UnsignedLong b) {
                return addUnsigned(a, b);
            }
            if (sum instanceof Double a && item instanceof Double b) {
                return a + b;
            }
            if (sum instanceof Duration a && item instanceof Duration b) {
                return a.plus(b);
            }
        } catch (ArithmeticException e) {
            throw new FunctionException("integer overflow");
        }
        throw new FunctionException("no such overload");
    }

    private static UnsignedLong addUnsigned(UnsignedLong one, UnsignedLong other) {
        UnsignedLong sum = one.plus(other);
        if (sum.compareTo(one) < 0) {
            throw new ArithmeticException("wrapped");
        }
        return sum;
    }
}
