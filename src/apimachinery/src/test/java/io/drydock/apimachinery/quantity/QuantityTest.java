package io.drydock.apimachinery.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "0Ki,0",
        "100m,100m",
        "1000m,1",
        "0.5,500m",
        "1.5,1500m",
        "1500m,1500m",
        "1024,1024",
        "1024Ki,1Mi",
        "1Gi,1Gi",
        "1.5Gi,1536Mi",
        "0.5Mi,512Ki",
        "0.001Ki,1024m",
        "1000k,1M",
        "1e3,1e3",
        "1E3,1E3",
        "12000e3,12e6",
        "0.1e3,100",
        "5e-1,500e-3",
        "1n,1n",
        "0.1n,1n",
        "1.1n,2n",
        "-1.1n,-2n",
        "-100Mi,-100Mi",
        "+5,+5",
        "005,005",
        "9223372036854775807,9223372036854775807",
        "10000000000000000000,10E",
        "16Ei,9223372036854775807",
        "1023.9Ki,1048473600m",
        "512,512",
    })
    void prints_the_form_the_real_server_keeps(String text, String printed) {
        assertEquals(printed, Quantity.parse(text).toString());
    }

    @Test
    void what_is_no_quantity_is_refused() {
        String form = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
        refused("", form);
        refused("1 Gi", form);
        refused("1.1.M", form);
        refused("1+1.0M", form);
        refused("aoeu", form);
        refused("1Gi\n", form);
        String suffix = "unable to parse quantity's suffix";
        refused("1i", suffix);
        refused("1mi", suffix);
        refused("1KiKi", suffix);
        refused("1e", suffix);
        refused("1e999999999", suffix);
        refused("9".repeat(5_000_000), "unable to parse numeric part of quantity");
    }

    private static void refused(String text, String message) {
        assertEquals(
                message,
                assertThrows(QuantityFormatException.class, () -> Quantity.parse(text))
                        .getMessage());
    }

    @Test
    void values_round_away_from_zero_and_stay_in_range() {
        assertEquals(2, Quantity.parse("1001m").toLong());
        assertEquals(1001, Quantity.parse("1001m").toMilli());
        assertEquals(1, Quantity.parse("1n").toMilli());
        assertEquals(1 << 30, Quantity.parse("1Gi").toLong());
        assertEquals(Long.MAX_VALUE, Quantity.parse("1e10000").toLong());
    }

    @Test
    void amounts_compare_and_add_up_whatever_their_format() {
        assertEquals(Quantity.parse("1Ki"), Quantity.parse("1024"));
        assertEquals(Quantity.parse("1Ki").hashCode(), Quantity.parse("1.024k").hashCode());
        assertTrue(Quantity.parse("1G").compareTo(Quantity.parse("1Gi")) < 0);
        assertEquals(
                "1536Mi", Quantity.parse("1Gi").plus(Quantity.parse("512Mi")).toString());
        assertEquals("512Mi", Quantity.parse("0").plus(Quantity.parse("512Mi")).toString());
        assertEquals("900m", Quantity.parse("1").minus(Quantity.parse("100m")).toString());
        assertEquals("-1", Quantity.parse("1").negate().toString());
    }

    @Test
    void what_is_printed_reads_as_the_same_amount_and_prints_the_same() {
        Random random = new Random(6);
        List<String> suffixes = List.of("n", "u", "m", "", "k", "M", "Ki", "Mi", "Gi", "e3", "e-3", "E6");
        for (int i = 0; i < 20_000; i++) {
            String text = (random.nextInt(4) == 0 ? "-" : "")
                    + random.nextInt(random.nextBoolean() ? 10 : 100_000)
                    + (random.nextInt(3) == 0 ? "." + random.nextInt(1000) : "")
                    + suffixes.get(random.nextInt(suffixes.size()));
            Quantity quantity = Quantity.parse(text);
            Quantity again = Quantity.parse(quantity.toString());
            assertEquals(quantity, again, text);
            assertEquals(quantity.toString(), again.toString(), text);
            Quantity sum = quantity.plus(again);
            assertEquals(quantity, sum.minus(again), text);
            assertEquals(sum, Quantity.parse(sum.toString()), text);
        }
    }
}
