package io.drydock.bench.scenario;

import java.time.Duration;
import java.util.List;

/**
 * How long and how much is measured.
 *
 * @param rounds of server and limit in turn, so that what else the machine does hits both
 * @param warmUp of each before the first round, repeated until it gets no faster
 * @param duration of a round
 * @param connections that send requests at the same time
 * @param watchers of the one thing that is written
 * @param starts how often start-up is measured
 * @param kept at how many config maps memory is measured, in ascending order
 */
public record Plan(
        int rounds, Duration warmUp, Duration duration, int connections, int watchers, int starts, List<Integer> kept) {

    public Plan {
        kept = List.copyOf(kept);
    }

    public static Plan full() {
        return new Plan(5, Duration.ofSeconds(12), Duration.ofSeconds(4), 16, 1_000, 5, List.of(0, 10_000, 100_000));
    }

    /** A look at whether everything works; its figures mean little. */
    public static Plan quick() {
        return new Plan(2, Duration.ofMillis(200), Duration.ofMillis(500), 4, 20, 1, List.of(0, 500));
    }
}
