package io.drydock.apiserver.cel.estimate;

import java.util.List;
import java.util.Optional;

/**
 * What the language's own operators and functions cost, without their operands. Most cost one.
 *
 * @see "Go: github.com/google/cel-go/checker/cost.go: coster.functionCost"
 */
final class StandardCalls {
    private static final double TRAVERSAL = 0.1;
    private static final double PATTERN = 0.25;

    private StandardCalls() {}

    /** @param operands with what a member function is called on first */
    static CallEstimate of(String overload, List<Operand> operands) {
        Bounds first = operands.isEmpty() ? Bounds.NOTHING : operands.getFirst().size();
        Bounds second = operands.size() < 2 ? Bounds.NOTHING : operands.get(1).size();
        return switch (overload) {
            case "string_format" -> CallEstimate.of(first.scaled(TRAVERSAL));
            case "string_to_bytes" ->
                CallEstimate.of(first.scaled(TRAVERSAL), new Bounds(first.min(), Bounds.product(first.max(), 4)));
            case "bytes_to_string" ->
                CallEstimate.of(first.scaled(TRAVERSAL), new Bounds(first.min() / 4, first.max()));
            case "strings_quote" ->
                CallEstimate.of(
                        first.scaled(TRAVERSAL),
                        new Bounds(Bounds.sum(first.min(), 2), Bounds.sum(Bounds.product(first.max(), 2), 2)));
            case "starts_with_string", "ends_with_string" -> CallEstimate.of(second.scaled(TRAVERSAL));
            case "in_list" -> CallEstimate.of(second);
            case "matches_string" ->
                CallEstimate.of(first.plus(Bounds.ONE).scaled(TRAVERSAL).times(second.scaled(PATTERN)));
            case "contains_string" -> CallEstimate.of(first.scaled(TRAVERSAL).times(second.scaled(TRAVERSAL)));
            case "add_string", "add_bytes" -> {
                Bounds size = first.plus(second);
                yield CallEstimate.of(size.scaled(TRAVERSAL), size);
            }
            case "add_list" -> CallEstimate.of(Bounds.ONE, first.plus(second));
            case "less_string",
                    "greater_string",
                    "less_equals_string",
                    "greater_equals_string",
                    "less_bytes",
                    "greater_bytes",
                    "less_equals_bytes",
                    "greater_equals_bytes",
                    "equals",
                    "not_equals" -> {
                long most = Math.min(first.max(), second.max());
                yield CallEstimate.of(new Bounds(most > 0 ? 1 : 0, most).scaled(TRAVERSAL));
            }
            case "list_sets_contains_list", "list_sets_intersects_list" ->
                CallEstimate.of(first.times(second).plus(Bounds.ONE));
            case "list_sets_equivalent_list" ->
                CallEstimate.of(first.times(second).scaled(2).plus(Bounds.ONE));
            case "list_reverse" -> newList(1, first);
            case "list_flatten" -> newList(1, first);
            case "list_distinct" -> newList(2, first.times(first));
            default ->
                overload.endsWith("_sort") || overload.endsWith("_sortByAssociatedKeys")
                        ? sorted(overload.endsWith("_sort") ? operands.getFirst() : operands.getLast())
                        : new CallEstimate(Bounds.ONE, Optional.empty());
        };
    }

    private static CallEstimate sorted(Operand by) {
        boolean text = !by.type().parameters().isEmpty()
                && Operand.isText(by.type().parameters().getFirst());
        return newList(text ? 2 + TRAVERSAL : 2, by.size().times(by.size()));
    }

    private static CallEstimate newList(double costPerItem, Bounds size) {
        return CallEstimate.of(size.scaled(costPerItem).plus(Bounds.exactly(11)), size);
    }
}
