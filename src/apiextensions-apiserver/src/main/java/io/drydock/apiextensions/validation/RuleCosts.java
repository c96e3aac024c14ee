package io.drydock.apiextensions.validation;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the rules of one schema cost at worst: each alone, and all together.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/cel_validation.go: TotalCost
 *     (1.36)"
 */
final class RuleCosts {
    private static final long LIMIT = 10_000_000;
    private static final long TOTAL_LIMIT = 100_000_000;
    private static final int SHOWN = 4;

    private final List<RuleCost> expensive = new ArrayList<>();
    private long total;

    private record RuleCost(FieldPath path, long cost) {}

    static long product(long cost, long times) {
        return cost != 0 && Long.MAX_VALUE / cost < times ? Long.MAX_VALUE : cost * times;
    }

    void observe(FieldPath path, long cost) {
        total = cost > Long.MAX_VALUE - total ? Long.MAX_VALUE : total + cost;
        // One that hardly counts is never named.
        if (cost >= TOTAL_LIMIT / 100) {
            expensive.add(new RuleCost(path, cost));
        }
    }

    /** Whether one expression costs too much by itself. */
    static Optional<FieldError> tooMuch(String what, long cost, FieldPath path) {
        return cost > LIMIT ? Optional.of(FieldError.forbidden(path, message(what, cost, LIMIT))) : Optional.empty();
    }

    /** Whether all cost too much together, with those that cost most. */
    List<FieldError> tooMuchInAll(FieldPath path) {
        if (total <= TOTAL_LIMIT) {
            return List.of();
        }
        List<FieldError> errors = new ArrayList<>();
        expensive.stream()
                .sorted(Comparator.comparingLong(RuleCost::cost).reversed())
                .limit(SHOWN)
                .forEach(rule -> errors.add(FieldError.forbidden(
                        rule.path(),
                        "contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema")));
        errors.add(FieldError.forbidden(
                path,
                message(
                        "x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema",
                        total,
                        TOTAL_LIMIT)));
        return errors;
    }

    private static String message(String what, long cost, long limit) {
        double factor = (double) cost / limit;
        String shown = factor > 100 ? "more than 100x" : format(factor < 1.5 ? "%fx" : "%.1fx", factor);
        return what + " exceeds budget by factor of " + shown
                + " (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and"
                + " strings are declared)";
    }

    private static String format(String format, double factor) {
        return String.format(Locale.ROOT, format, factor);
    }
}
