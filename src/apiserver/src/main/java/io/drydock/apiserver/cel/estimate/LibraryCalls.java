package io.drydock.apiserver.cel.estimate;

import dev.cel.common.ast.CelExpr;
import io.drydock.apiserver.cel.types.DeclaredType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the functions that Kubernetes adds cost, without their operands.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/cel/library/cost.go: CostEstimator.EstimateCallCost (1.36)"
 */
final class LibraryCalls {
    private static final double TRAVERSAL = 0.1;
    private static final double PATTERN = 0.25;
    private static final double REQUIREMENTS_PER_CHARACTER = 0.5;
    private static final double REQUIREMENT = 50;
    private static final int LONGEST_PATTERN_OF_FORMAT = 128;

    /** An address is four or sixteen bytes long. */
    private static final Bounds ADDRESS = new Bounds(4, 16);

    /** Types whose values are compared in one step. */
    private static final Set<String> COMPARED_AT_ONCE = Set.of(
            "net.IP", "net.CIDR", "kubernetes.Quantity", "kubernetes.Semver", "kubernetes.authorization.Authorizer");

    private LibraryCalls() {}

    /**
     * @param target what a member function is called on
     * @return absent for functions of the language itself
     */
    static Optional<CallEstimate> of(
            String function, String overload, Optional<Operand> target, List<Operand> arguments, DeclaredType root) {
        Optional<Operand> first = arguments.stream().findFirst();
        return switch (function) {
            case "check" -> Optional.of(CallEstimate.of(Bounds.exactly(350_000)));
            case "serviceAccount",
                    "path",
                    "group",
                    "resource",
                    "subresource",
                    "namespace",
                    "name",
                    "allowed",
                    "reason",
                    "error",
                    "errored",
                    "masked",
                    "prefixLength",
                    "family",
                    "isUnspecified",
                    "isLoopback",
                    "isLinkLocalMulticast",
                    "isLinkLocalUnicast",
                    "isGlobalUnicast",
                    "format.named",
                    "sign",
                    "asInteger",
                    "isInteger",
                    "asApproximateFloat",
                    "isGreaterThan",
                    "isLessThan",
                    "compareTo",
                    "add",
                    "sub",
                    "major",
                    "minor",
                    "patch",
                    "getScheme",
                    "getHostname",
                    "getHost",
                    "getPort",
                    "getEscapedPath",
                    "getQuery" -> Optional.of(CallEstimate.of(Bounds.ONE));
            case "fieldSelector", "labelSelector" -> first.map(selector -> CallEstimate.of(selector(selector.size())));
            case "isSorted", "sum", "max", "min", "indexOf", "lastIndexOf" -> target.map(list -> eachItem(list, root));
            case "url", "jsonpatch.escapeKey" -> first.map(LibraryCalls::traversal);
            case "lowerAscii", "upperAscii", "substring", "trim" -> target.map(LibraryCalls::traversal);
            case "replace" -> target.filter(text -> arguments.size() >= 2).map(text -> replace(text, arguments));
            case "split" -> target.map(text -> split(text, arguments));
            case "join" -> target.map(list -> join(list, first, root));
            case "find", "findAll" -> target.flatMap(text -> first.map(pattern -> find(text.size(), pattern.size())));
            case "ip" ->
                overload.equals("cidr_ip")
                        ? Optional.of(CallEstimate.of(Bounds.ONE))
                        : first.map(text -> CallEstimate.of(text.size().scaled(TRAVERSAL)));
            case "cidr", "isIP", "isCIDR", "quantity", "isQuantity", "semver", "isSemver" ->
                first.map(text -> CallEstimate.of(text.size().scaled(TRAVERSAL)));
            case "ip.isCanonical" ->
                first.map(text -> CallEstimate.of(text.size().scaled(2 * TRAVERSAL)));
            case "containsIP" -> first.map(other -> CallEstimate.of(comparison(other)));
            case "containsCIDR" ->
                first.map(other -> CallEstimate.of(
                        comparison(other).plus(ADDRESS.scaled(TRAVERSAL)).plus(Bounds.ONE)));
            case "validate" ->
                first.map(text ->
                        CallEstimate.of(text.size().scaled(TRAVERSAL).scaled(LONGEST_PATTERN_OF_FORMAT * PATTERN)));
            case "_==_" -> equality(arguments);
            default -> Optional.empty();
        };
    }

    private static Bounds selector(Bounds length) {
        return Bounds.exactly(10)
                .plus(length.scaled(TRAVERSAL))
                .plus(length.scaled(REQUIREMENTS_PER_CHARACTER).scaled(REQUIREMENT));
    }

    private static CallEstimate traversal(Operand text) {
        return CallEstimate.of(text.size().scaled(TRAVERSAL), text.size());
    }

    private static CallEstimate eachItem(Operand target, DeclaredType root) {
        return CallEstimate.of(target.item(root)
                .map(item -> item.isText() ? Bounds.ONE.plus(item.size().scaled(TRAVERSAL)) : Bounds.ONE)
                .map(cost -> target.size().times(cost))
                .orElseGet(() -> target.size().scaled(TRAVERSAL)));
    }

    private static CallEstimate replace(Operand text, List<Operand> arguments) {
        Bounds size = text.size();
        Bounds old = arguments.get(0).size();
        Bounds by = arguments.get(1).size();
        long mostKept = size.max();
        long mostReplaced = 0;
        if (old.min() == 0) {
            mostReplaced = Bounds.sum(size.max(), 1);
        } else if (by.max() > old.min()) {
            mostKept = 0;
            mostReplaced = (long) Math.ceil((double) size.max() / old.min());
        }
        long leastKept = size.min();
        long leastReplaced = 0;
        if (old.max() == 0) {
            leastReplaced = Bounds.sum(size.min(), 1);
        } else if (by.min() < old.max()) {
            leastKept = 0;
            leastReplaced = (long) Math.ceil((double) size.min() / old.max());
        }
        Bounds result = new Bounds(leastReplaced, mostReplaced).times(by).plus(new Bounds(leastKept, mostKept));
        return CallEstimate.of(size.scaled(2 * TRAVERSAL), result);
    }

    private static CallEstimate split(Operand text, List<Operand> arguments) {
        long most = text.size().max();
        if (arguments.size() > 1) {
            CelExpr limit = arguments.get(1).expression();
            if (limit.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
                most = limit.constant().int64Value();
            }
        }
        return CallEstimate.of(text.size().scaled(2 * TRAVERSAL), new Bounds(0, most));
    }

    private static CallEstimate join(Operand list, Optional<Operand> separator, DeclaredType root) {
        Bounds count = list.size();
        Bounds size = list.item(root).map(item -> count.times(item.size())).orElse(Bounds.NOTHING);
        if (separator.isPresent()) {
            Bounds gaps = new Bounds(Math.max(0, count.min() - 1), Math.max(0, count.max() - 1));
            size = size.plus(separator.get().size().times(gaps));
        }
        return CallEstimate.of(size.scaled(TRAVERSAL), size);
    }

    private static CallEstimate find(Bounds text, Bounds pattern) {
        Bounds cost = text.plus(Bounds.ONE).scaled(TRAVERSAL).times(pattern.scaled(PATTERN));
        return CallEstimate.of(cost, new Bounds(0, text.max()));
    }

    /** Two addresses byte by byte, after one of them has been read if it comes as text. */
    private static Bounds comparison(Operand other) {
        Bounds bytes = ADDRESS.plus(ADDRESS).scaled(TRAVERSAL);
        return other.isText() ? bytes.plus(other.size().scaled(TRAVERSAL)) : bytes;
    }

    private static Optional<CallEstimate> equality(List<Operand> arguments) {
        String type = arguments.getFirst().type().name();
        return COMPARED_AT_ONCE.contains(type)
                        && type.equals(arguments.getLast().type().name())
                ? Optional.of(CallEstimate.of(Bounds.ONE))
                : Optional.empty();
    }
}
