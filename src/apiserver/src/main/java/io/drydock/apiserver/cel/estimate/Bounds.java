package io.drydock.apiserver.cel.estimate;

/**
 * A size or a cost that is known to lie between two numbers, neither below zero. What would be too large is {@link
 * Long#MAX_VALUE}.
 *
 * @see "Go: github.com/google/cel-go/checker/cost.go: SizeEstimate, CostEstimate"
 */
record Bounds(long min, long max) {
    static final Bounds NOTHING = new Bounds(0, 0);
    static final Bounds ONE = new Bounds(1, 1);
    static final Bounds UNKNOWN = new Bounds(0, Long.MAX_VALUE);

    static Bounds exactly(long number) {
        return new Bounds(number, number);
    }

    Bounds plus(Bounds other) {
        return new Bounds(sum(min, other.min), sum(max, other.max));
    }

    Bounds times(Bounds other) {
        return new Bounds(product(min, other.min), product(max, other.max));
    }

    /** Rounded up. */
    Bounds scaled(double factor) {
        return new Bounds(scaled(min, factor), scaled(max, factor));
    }

    /** The bounds of what may be either. */
    Bounds or(Bounds other) {
        return new Bounds(Math.min(min, other.min), Math.max(max, other.max));
    }

    static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    static long product(long one, long other) {
        return other != 0 && one > Long.MAX_VALUE / other ? Long.MAX_VALUE : one * other;
    }

    private static long scaled(long number, double factor) {
        return (long) Math.ceil(number * factor);
    }
}
