package io.drydock.bench.load;

import java.time.Duration;

/**
 * What a round of load came to.
 *
 * @param answers how many requests were answered, as they should be
 * @param bytes of their bodies
 * @param elapsed from the first request to the end of the last answer
 * @param latencies how long each answer took, in nanoseconds
 */
public record Result(long answers, long bytes, Duration elapsed, Histogram latencies) {

    /** Answers a second. */
    public double rate() {
        return answers * 1e9 / Math.max(1, elapsed.toNanos());
    }
}
