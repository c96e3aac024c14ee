package io.drydock.apimachinery.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "1000m, 1",
        "1024Mi, 1Gi",
        "1Gi, 1Gi",
        "0.5Gi, 512Mi",
        "1.5, 1500m",
        "100000, 100k",
        "1e3, 1e3",
        "1E6, 1e6",
        "12e2, 1200",
        "0.1Ki, 102400m",
        "512Ki, 512Ki",
        "0, 0",
        "-5, -5",
        "0.0000000001, 1n",
        ".5, 500m",
        "5., 5",
        "1500Mi, 1500Mi",
    })
    void a_quantity_is_shown_in_its_canonical_form(String given, String shown) {
        assertEquals(shown, Quantity.parse(given).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "1.2.3", "1x", "1Mib", "1 Gi", "+", ".", "1e", "1e9999999"})
    void what_is_not_a_quantity_is_refused(String given) {
        assertThrows(IllegalArgumentException.class, () -> Quantity.parse(given));
    }

    @Test
    void quantities_are_compared_by_amount_and_not_by_spelling() {
        assertEquals(Quantity.parse("1"), Quantity.parse("1000m"));
        assertTrue(Quantity.parse("1Gi").compareTo(Quantity.parse("1G")) > 0);
        assertEquals(Quantity.parse("3Gi"), Quantity.parse("1Gi").plus(Quantity.parse("2Gi")));
    }
}
