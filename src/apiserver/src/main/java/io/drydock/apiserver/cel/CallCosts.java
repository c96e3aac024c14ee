package io.drydock.apiserver.cel;

import dev.cel.common.values.CelByteString;
import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apiserver.cel.library.NamedFormat;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a call costs, from the sizes of what it was given and what it made.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/cel/library/cost.go: CostEstimator.CallCost (1.36)"
 * @see "Go: github.com/google/cel-go/interpreter/runtimecost.go: CostTracker.costCall"
 */
final class CallCosts {
    private static final double TRAVERSAL = 0.1;
    private static final double PATTERN = 0.25;
    private static final double REQUIREMENTS = 0.5 * 50;
    private static final long SELECTOR = 10;
    private static final long AUTHORIZATION_CHECK = 350_000;

    private CallCosts() {}

    /** @param arguments with what a member function is called on first */
    static long of(String function, List<Object> arguments, Object result) {
        if (arguments.isEmpty()) {
            return 1;
        }
        Object first = arguments.getFirst();
        return switch (function) {
            case "check" -> AUTHORIZATION_CHECK;
            case "fieldSelector", "labelSelector" -> selector(size(arguments.getLast()));
            case "isSorted", "sum", "max", "min", "indexOf", "lastIndexOf" -> traversal(first);
            case "url",
                    "isURL",
                    "lowerAscii",
                    "upperAscii",
                    "substring",
                    "trim",
                    "jsonpatch.escapeKey",
                    "cidr",
                    "isIP",
                    "isCIDR",
                    "quantity",
                    "isQuantity",
                    "semver",
                    "isSemver",
                    "startsWith",
                    "endsWith",
                    "bytes",
                    "strings.quote",
                    "format" -> scaled(size(first), TRAVERSAL);
            case "ip" -> first instanceof Cidr ? 1 : scaled(size(first), TRAVERSAL);
            case "string" -> first instanceof CelByteString ? scaled(size(first), TRAVERSAL) : 1;
            case "replace", "split", "ip.isCanonical" -> scaled(size(first), 2 * TRAVERSAL);
            case "join" -> scaled(size(result), 2 * TRAVERSAL);
            case "find", "findAll", "matches" -> match(size(first), size(arguments.get(1)));
            case "validate" ->
                match(size(arguments.get(1)), first instanceof NamedFormat format ? format.patternSize() : 1);
            case "contains" -> scaled(size(first), TRAVERSAL) * scaled(size(arguments.get(1)), TRAVERSAL);
            case "containsIP" -> scaled(2 * size(first), TRAVERSAL) + parsing(arguments.get(1));
            case "containsCIDR" ->
                scaled(2 * size(first), TRAVERSAL) + scaled(size(first), TRAVERSAL) + 1 + parsing(arguments.get(1));
            case "@in" -> arguments.get(1) instanceof Collection<?> list ? list.size() : 1;
            case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" ->
                scaled(Math.min(size(first), size(arguments.getLast())), TRAVERSAL);
            case "_+_" ->
                first instanceof String || first instanceof CelByteString
                        ? scaled(size(first) + size(arguments.getLast()), TRAVERSAL)
                        : 1;
            case "_&&_", "_||_", "_?_:_" -> 0;
            default -> 1;
        };
    }

    private static long selector(long length) {
        return SELECTOR + scaled(length, TRAVERSAL) + scaled(length, REQUIREMENTS);
    }

    private static long match(long text, long pattern) {
        return scaled(1 + text, TRAVERSAL) * scaled(pattern, PATTERN);
    }

    private static long parsing(Object value) {
        return value instanceof String text ? scaled(size(text), TRAVERSAL) : 0;
    }

    private static long scaled(long size, double factor) {
        return (long) Math.ceil(size * factor);
    }

    private static long size(Object value) {
        return switch (value) {
            case String text -> text.codePointCount(0, text.length());
            case CelByteString bytes -> bytes.size();
            case Collection<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case Cidr block -> (block.prefixLength() + 7) / 8;
            case IpAddress address -> address.toBytes().length;
            default -> 1;
        };
    }

    private static long traversal(Object value) {
        return switch (value) {
            case String text -> (long) (text.length() * TRAVERSAL);
            case CelByteString bytes -> (long) (bytes.size() * TRAVERSAL);
            case Collection<?> list ->
                list.stream().mapToLong(CallCosts::traversal).sum();
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .mapToLong(entry -> traversal(entry.getKey()) + traversal(entry.getValue()))
                        .sum();
            default -> 1;
        };
    }
}
