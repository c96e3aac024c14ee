package io.drydock.apimachinery.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StrictAddressesTest {
    private static final FieldPath PATH = FieldPath.of("ip");

    @Test
    void leading_zeros_are_refused_in_the_dotted_part_alone() {
        assertEquals(List.of("must not have leading 0s"), StrictAddresses.ip("010.1.2.3", List.of()));
        assertEquals(List.of(), StrictAddresses.ip("2001:0db8::1", List.of()));
        assertEquals(
                List.of("must not have leading 0s in IP or prefix length"),
                StrictAddresses.cidr("10.0.0.0/08", List.of()));
    }

    @Test
    void mapped_addresses_are_refused() {
        assertEquals(
                List.of("must not be an IPv4-mapped IPv6 address"), StrictAddresses.ip("::ffff:1.2.3.4", List.of()));
        assertEquals(
                List.of("must not have an IPv4-mapped IPv6 address"),
                StrictAddresses.cidr("::ffff:1.2.3.0/120", List.of()));
    }

    @Test
    void blocks_have_no_bits_beyond_their_prefix() {
        assertEquals(
                List.of("must not have bits set beyond the prefix length"),
                StrictAddresses.cidr("10.0.0.1/24", List.of()));
    }

    @Test
    void what_was_held_before_may_stay() {
        assertEquals(List.of(), StrictAddresses.ip("010.1.2.3", List.of("010.1.2.3")));
        assertEquals(List.of(), StrictAddresses.cidr("nonsense", List.of("nonsense")));
    }

    @Test
    void newer_fields_ask_for_the_canonical_form() {
        assertEquals(
                List.of("must be in canonical form (\"2001:db8::1\")"), StrictAddresses.canonicalIp("2001:0db8::1"));
        assertEquals(
                List.of("must be in canonical form (\"2001:db8::/64\")"),
                StrictAddresses.canonicalCidr("2001:0db8::/64"));
        assertEquals(List.of(), StrictAddresses.canonicalIp("10.0.0.1"));
    }

    @Test
    void warnings_say_what_would_be_better() {
        assertEquals(
                List.of("ip: non-standard IP address \"010.1.2.3\" is invalid: use \"10.1.2.3\""),
                AddressWarnings.ofIp(PATH, "010.1.2.3"));
        assertEquals(
                List.of("ip: IPv6 address \"2001:DB8::1\" should be in RFC 5952 canonical format"
                        + " (\"2001:db8::1\")"),
                AddressWarnings.ofIp(PATH, "2001:DB8::1"));
        assertEquals(List.of(), AddressWarnings.ofIp(PATH, "no address"));
        assertEquals(
                List.of("ip: CIDR value \"10.0.0.1/24\" is ambiguous in this context"
                        + " (should be \"10.0.0.0/24\" or \"10.0.0.1/32\"?)"),
                AddressWarnings.ofCidr(PATH, "10.0.0.1/24"));
        assertEquals(
                List.of("ip: non-standard CIDR value \"10.0.0.0/024\" is invalid: use \"10.0.0.0/24\""),
                AddressWarnings.ofCidr(PATH, "10.0.0.0/024"));
        assertEquals(
                List.of("ip: IPv6 CIDR value \"2001:DB8::/64\" should be in RFC 5952 canonical format"
                        + " (\"2001:db8::/64\")"),
                AddressWarnings.ofCidr(PATH, "2001:DB8::/64"));
    }
}
