package io.drydock.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 63, 64, 65, 127, 128, 1_000, 999_999, 1_000_000_000, 3_600_000_000_000L})
    void a_duration_is_known_to_within_a_sixty_fourth(long nanos) {
        Histogram histogram = new Histogram();
        histogram.add(nanos);
        assertEquals(nanos, histogram.percentile(0.5), nanos / 64.0);
    }

    @Test
    void percentiles_are_those_of_the_sorted_durations() {
        Histogram histogram = new Histogram();
        for (int millis = 100; millis >= 1; millis--) {
            histogram.add(millis * 1_000_000L);
        }
        assertEquals(50e6, histogram.percentile(0.5), 1e6);
        assertEquals(99e6, histogram.percentile(0.99), 2e6);
        assertEquals(100e6, histogram.percentile(1), 2e6);
        assertEquals(1e6, histogram.percentile(0), 1e5);
    }

    @Test
    void histograms_are_added_up() {
        Histogram all = new Histogram();
        Histogram some = new Histogram();
        some.add(10);
        all.add(20);
        all.addAll(some);
        assertEquals(2, all.total());
        assertEquals(10, all.percentile(0.5));
    }

    @Test
    void without_durations_there_is_nothing_to_tell() {
        assertEquals(0, new Histogram().percentile(0.99));
    }
}
