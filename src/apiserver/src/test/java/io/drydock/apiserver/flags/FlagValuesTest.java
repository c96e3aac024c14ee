package io.drydock.apiserver.flags;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagValuesTest {

    @ParameterizedTest
    @CsvSource({
        "1h2m3s, 1h2m3s",
        "90m, 1h30m0s",
        "60s, 1m0s",
        "1.5h, 1h30m0s",
        "0, 0s",
        "100ms, 100ms",
        "1500us, 1.5ms",
        "7ns, 7ns",
        "-5s, -5s",
        "2.25s, 2.25s",
        ".5s, 500ms"
    })
    void durations_are_read_and_printed_as_go_does(String text, String printed) {
        assertEquals(printed, GoDuration.format(GoDuration.parse(text).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "h", "1h2", "1x", "-", "1..5s", "300000000h", "1 h"})
    void what_is_no_duration_is_refused(String text) {
        assertEquals(Optional.<Duration>empty(), GoDuration.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"30000-32767, 30000-32767", "80, 80-80", "100+5, 100-105", "65000+5000, 65000-65535", "'', ''"})
    void port_ranges_are_read_in_each_of_their_spellings(String text, String printed) {
        assertEquals(printed, PortRange.parse(text).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-b", "5-4", "0-70000", "-5", "1-2-3", "70000"})
    void what_is_no_port_range_is_refused(String text) {
        assertEquals(Optional.<PortRange>empty(), PortRange.parse(text));
    }

    @Test
    void a_port_range_includes_both_ends() {
        PortRange range = new PortRange(30000, 2768);
        assertTrue(range.contains(30000) && range.contains(32767));
        assertTrue(!range.contains(29999) && !range.contains(32768));
    }

    @ParameterizedTest
    @CsvSource({"42, 42", "-7, -7", "0x1F, 31", "0o17, 15", "017, 15", "0b101, 5", "+3, 3", "0, 0"})
    void whole_numbers_may_have_another_base(String text, long number) {
        assertEquals(number, ValueTypes.integer().parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.5", "1e3", "ten", "9223372036854775808", "--1", "0x", "08"})
    void what_is_no_whole_number_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> ValueTypes.integer().parse(text));
    }

    @Test
    void a_named_certificate_has_two_files_and_perhaps_names() {
        assertEquals(
                List.of(new NamedCertKey("a.crt", "a.key", List.of("*.example.com", "example.com"))),
                ValueTypes.namedCertKeys().parse("a.crt,a.key:*.example.com,example.com"));
        assertThrows(
                IllegalArgumentException.class, () -> ValueTypes.namedCertKeys().parse("a.crt"));
    }

    @Test
    void addresses_and_blocks_are_checked() {
        assertEquals("::1", ValueTypes.ip().parse("::1").orElseThrow().toString());
        assertThrows(IllegalArgumentException.class, () -> ValueTypes.ip().parse("localhost"));
        assertEquals(2, ValueTypes.cidrs().parse("10.0.0.0/8,fd00::/64").size());
        assertThrows(IllegalArgumentException.class, () -> ValueTypes.cidrs().parse("10.0.0.0/33"));
    }
}
