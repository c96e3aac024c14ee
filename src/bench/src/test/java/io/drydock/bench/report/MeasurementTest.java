package io.drydock.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    @Test
    void the_median_is_the_one_in_the_middle() {
        assertEquals(OptionalDouble.of(2), Statistics.median(List.of(3.0, 1.0, 2.0)));
        assertEquals(OptionalDouble.of(2.5), Statistics.median(List.of(4.0, 1.0, 2.0, 3.0)));
        assertEquals(OptionalDouble.empty(), Statistics.median(List.of()));
    }

    @Test
    void the_share_is_that_of_rounds_and_not_of_medians() {
        // In the second round something else had the machine, and slowed down both.
        Measurement measured = measured(Unit.PER_SECOND, List.of(50.0, 5.0, 60.0), List.of(100.0, 10.0, 120.0));
        assertEquals(OptionalDouble.of(0.5), measured.share());
        assertEquals(50, measured.serverMedian());
        assertEquals(OptionalDouble.of(100), measured.limitMedian());
    }

    @Test
    void where_less_is_better_the_share_is_the_other_way_round() {
        assertEquals(
                OptionalDouble.of(0.25),
                measured(Unit.SECONDS, List.of(2.0), List.of(0.5)).share());
    }

    @Test
    void without_a_limit_there_is_no_share() {
        assertTrue(measured(Unit.BYTES, List.of(1.0), List.of()).share().isEmpty());
    }

    @Test
    void figures_are_written_as_people_read_them() {
        assertEquals("24,300/s", Unit.PER_SECOND.format(24_300.4));
        assertEquals("12.3/s", Unit.PER_SECOND.format(12.34));
        assertEquals("0.75 s", Unit.SECONDS.format(0.75));
        assertEquals("8.1 ms", Unit.SECONDS.format(0.0081));
        assertEquals("512 MiB", Unit.BYTES.format(512 << 20));
    }

    private static Measurement measured(Unit unit, List<Double> server, List<Double> limit) {
        return new Measurement("it", "it", unit, server, limit, Map.of());
    }
}
