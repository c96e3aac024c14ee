package io.drydock.apimachinery.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFormsTest {

    @Test
    void times_are_printed_in_utc() {
        Instant time = Instant.parse("2020-01-02T03:04:05.000006789Z");
        assertEquals("2020-01-02T03:04:05Z", Rfc3339.seconds(time));
        assertEquals("2020-01-02T03:04:05.000006Z", Rfc3339.micros(time));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-02T03:04:05Z,2020-01-02T03:04:05Z",
        "2020-01-02T03:04:05.5+02:30,2020-01-02T00:34:05.500Z",
        "2020-02-29T23:59:59-01:00,2020-03-01T00:59:59Z",
    })
    void times_with_offsets_and_fractions_are_read(String text, String instant) {
        assertEquals(Instant.parse(instant), Rfc3339.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x | parsing time \"x\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"x\" as \"2006\"",
                "2020-13-02T03:04:05Z | parsing time \"2020-13-02T03:04:05Z\": month out of range",
                "2021-02-29T03:04:05Z | parsing time \"2021-02-29T03:04:05Z\": day out of range",
                "2020-01-02 03:04:05Z | parsing time \"2020-01-02 03:04:05Z\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \" 03:04:05Z\" as \"T\"",
                "2020-01-02T03:04:05 | parsing time \"2020-01-02T03:04:05\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"\" as \"Z07:00\"",
                "2020-01-02T03:04:05Zx | parsing time \"2020-01-02T03:04:05Zx\": extra text: \"x\"",
            })
    void what_is_no_time_is_explained(String text, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> Rfc3339.parse(text))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "0s,0",
        "1h2m3s,3723000",
        "1m0s,60000",
        "1.5s,1500",
        "250ms,250",
        "-1h0m0s,-3600000",
        "100h0m0s,360000000"
    })
    void durations_are_printed_as_go_prints_them_and_read_again(String text, long millis) {
        assertEquals(text, GoDuration.format(Duration.ofMillis(millis)));
        assertEquals(Duration.ofMillis(millis), GoDuration.parse(text));
    }

    @Test
    void durations_without_a_unit_are_refused() {
        assertEquals(Duration.ofSeconds(90), GoDuration.parse("1.5m"));
        assertEquals(
                "time: missing unit in duration \"5\"",
                assertThrows(IllegalArgumentException.class, () -> GoDuration.parse("5"))
                        .getMessage());
        assertEquals(
                "time: unknown unit \"d\" in duration \"5d\"",
                assertThrows(IllegalArgumentException.class, () -> GoDuration.parse("5d"))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> GoDuration.parse(""));
        assertThrows(IllegalArgumentException.class, () -> GoDuration.parse("99999999999h"));
    }

    @ParameterizedTest
    @CsvSource({
        "-5,<invalid>",
        "-1,0s",
        "0,0s",
        "119,119s",
        "120,2m",
        "312,5m12s",
        "600,10m",
        "10799,179m",
        "10800,3h",
        "11460,3h11m",
        "28800,8h",
        "172800,2d",
        "187200,2d4h",
        "691200,8d",
        "63072000,2y",
        "63158400,2y1d",
        "252288000,8y",
    })
    void ages_are_shown_to_two_or_three_figures(long seconds, String shown) {
        assertEquals(shown, HumanDuration.format(Duration.ofSeconds(seconds)));
    }
}
