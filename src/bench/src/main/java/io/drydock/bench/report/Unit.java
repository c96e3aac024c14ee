package io.drydock.bench.report;

import java.util.Locale;

/** What a figure counts, and whether more of it is better. */
public enum Unit {
    PER_SECOND(true, "1/s"),
    SECONDS(false, "s"),
    BYTES(false, "B");

    private static final double MIB = 1 << 20;

    private final boolean moreIsBetter;
    private final String symbol;

    Unit(boolean moreIsBetter, String symbol) {
        this.moreIsBetter = moreIsBetter;
        this.symbol = symbol;
    }

    boolean isMoreBetter() {
        return moreIsBetter;
    }

    public String symbol() {
        return symbol;
    }

    /** How much of the limit is reached: 1 is the limit itself, less is worse. */
    double share(double value, double limit) {
        return moreIsBetter ? value / limit : limit / value;
    }

    /** A figure as people read it, such as {@code 24,300/s}, {@code 0.75 s} or {@code 8.1 ms}. */
    String format(double value) {
        return switch (this) {
            case PER_SECOND -> String.format(Locale.ROOT, value < 100 ? "%,.1f/s" : "%,.0f/s", value);
            case SECONDS ->
                value < 0.1
                        ? String.format(Locale.ROOT, "%.1f ms", value * 1e3)
                        : String.format(Locale.ROOT, "%.2f s", value);
            case BYTES -> String.format(Locale.ROOT, "%,.0f MiB", value / MIB);
        };
    }
}
