package io.drydock.kubeapiserver.printers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanDurationTest {
    @ParameterizedTest
    @CsvSource({
        "PT-5S, <invalid>",
        "PT0S, 0s",
        "PT119S, 119s",
        "PT2M, 2m",
        "PT5M30S, 5m30s",
        "PT10M30S, 10m",
        "PT3H, 3h",
        "PT3H20M, 3h20m",
        "PT9H20M, 9h",
        "P2D, 2d",
        "P2DT3H, 2d3h",
        "P10DT3H, 10d",
        "P800D, 2y70d",
        "P3650D, 10y",
    })
    void a_duration_has_as_many_digits_as_a_person_cares_for(Duration duration, String shown) {
        assertEquals(shown, HumanDuration.format(duration));
    }
}
