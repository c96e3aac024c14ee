package io.drydock.apimachinery.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1,10.0.0.1",
        "010.000.0.1,10.0.0.1",
        "FD00:0:0:0:0:0:0:0abc,fd00::abc",
        "::,::",
        "::1,::1",
        "1::,1::",
        "1:0:0:2:0:0:0:3,1:0:0:2::3",
        "1:0:2:3:4:5:6:7,1:0:2:3:4:5:6:7",
        "::ffff:1.2.3.4,1.2.3.4",
        "64:ff9b::1.2.3.4,64:ff9b::102:304",
    })
    void prints_the_canonical_form(String text, String printed) {
        assertEquals(Optional.of(printed), IpAddress.parse(text).map(IpAddress::toString));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "1.2.3.x",
                "1..2.3",
                ":",
                ":::",
                "1::2::3",
                "12345::",
                "fe80::1%eth0",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8::",
                "::1.2.3",
                "1:",
                "-1.2.3.4",
                "1.2.3.4 "
            })
    void refuses_what_is_no_address(String text) {
        assertTrue(IpAddress.parse(text).isEmpty());
    }

    @Test
    void what_it_prints_it_reads_again() {
        Random random = new Random(2);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
            for (int b = 0; b < bytes.length; b++) {
                bytes[b] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : 0);
            }
            IpAddress address = IpAddress.ofBytes(bytes);
            assertEquals(Optional.of(address), IpAddress.parse(address.toString()));
        }
    }

    @Test
    void a_block_knows_its_network_and_its_addresses() {
        Cidr block = Cidr.parse("10.1.2.3/22").orElseThrow();
        assertEquals("10.1.0.0/22", block.toString());
        assertTrue(block.contains(IpAddress.parse("10.1.3.255").orElseThrow()));
        assertTrue(!block.contains(IpAddress.parse("10.1.4.0").orElseThrow()));
        assertTrue(!block.contains(IpAddress.parse("fd00::1").orElseThrow()));
        assertEquals("fd00::/108", Cidr.parse("fd00::5/108").orElseThrow().toString());
        assertTrue(Cidr.parse("10.0.0.0/33").isEmpty());
        assertTrue(Cidr.parse("10.0.0.0").isEmpty());
        assertTrue(Cidr.parse("10.0.0.0/-1").isEmpty());
    }
}
