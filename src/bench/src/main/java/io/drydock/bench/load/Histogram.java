package io.drydock.bench.load;

import java.util.Arrays;

/**
 * Counts durations in classes that are narrow for short ones and wide for long ones, so that each is known to within a
 * sixty-fourth of itself however many there are. Not for several threads at once.
 */
public final class Histogram {
    private static final int STEP_BITS = 6;
    private static final int STEPS = 1 << STEP_BITS;

    private final long[] counts = new long[(Long.SIZE - STEP_BITS) * STEPS];
    private long total;

    public void add(long nanos) {
        counts[place(Math.max(0, nanos))]++;
        total++;
    }

    public void addAll(Histogram other) {
        for (int place = 0; place < counts.length; place++) {
            counts[place] += other.counts[place];
        }
        total += other.total;
    }

    void clear() {
        Arrays.fill(counts, 0);
        total = 0;
    }

    /** How many were added. */
    public long total() {
        return total;
    }

    /**
     * The duration in nanoseconds that a share of all do not exceed; 0 when there are none.
     *
     * @param share from 0 to 1, such as 0.99
     */
    public long percentile(double share) {
        long wanted = Math.max(1, (long) Math.ceil(share * total));
        long seen = 0;
        for (int place = 0; place < counts.length; place++) {
            seen += counts[place];
            if (seen >= wanted) {
                return value(place);
            }
        }
        return 0;
    }

    private static int place(long nanos) {
        int magnitude = Long.SIZE - Long.numberOfLeadingZeros(nanos >> STEP_BITS);
        return magnitude == 0 ? (int) nanos : magnitude * STEPS + (int) (nanos >> (magnitude - 1)) - STEPS;
    }

    /** The middle of a class. */
    private static long value(int place) {
        int magnitude = place / STEPS;
        if (magnitude == 0) {
            return place;
        }
        long width = 1L << (magnitude - 1);
        return (place % STEPS + STEPS) * width + width / 2;
    }
}
