package io.drydock.apimachinery.quantity;

import java.util.List;

/**
 * How a quantity is written.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/api/resource/suffix.go"
 */
public enum QuantityFormat {
    /** As in {@code 12e6}. */
    DECIMAL_EXPONENT,
    /** As in {@code 12Mi}, which is 12 times 2 to the 20. */
    BINARY_SI,
    /** As in {@code 12M}, which is 12 times 10 to the 6. */
    DECIMAL_SI;

    private static final List<String> DECIMAL = List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
    private static final int SMALLEST = -9;
    private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");

    /** Larger exponents name no amount of anything, and would cost more to add up than a request may cost. */
    private static final int MAX_EXPONENT = 10_000;

    /**
     * What a suffix stands for.
     *
     * @param exponent of ten, or of two for binary suffixes
     */
    record Suffix(QuantityFormat format, int exponent) {
        static Suffix parse(String text) {
            int decimal = DECIMAL.indexOf(text);
            if (decimal >= 0) {
                return new Suffix(DECIMAL_SI, SMALLEST + decimal * 3);
            }
            int binary = BINARY.indexOf(text);
            if (binary > 0) {
                return new Suffix(BINARY_SI, binary * 10);
            }
            if (text.charAt(0) == 'e' || text.charAt(0) == 'E') {
                try {
                    int exponent = Integer.parseInt(text.substring(1));
                    if (Math.abs((long) exponent) <= MAX_EXPONENT) {
                        return new Suffix(DECIMAL_EXPONENT, exponent);
                    }
                } catch (NumberFormatException notAnExponent) {
                    throw unknown();
                }
            }
            throw unknown();
        }

        private static QuantityFormatException unknown() {
            return new QuantityFormatException("unable to parse quantity's suffix");
        }
    }

    /** The suffix for a power of ten that is a multiple of three; none where decimal SI has no letter. */
    String decimalSuffix(int exponent) {
        if (this == DECIMAL_EXPONENT) {
            return exponent == 0 ? "" : "e" + exponent;
        }
        int index = (exponent - SMALLEST) / 3;
        return exponent >= SMALLEST && index < DECIMAL.size() ? DECIMAL.get(index) : "";
    }

    static String binarySuffix(int powerOf1024) {
        return BINARY.get(powerOf1024);
    }
}
