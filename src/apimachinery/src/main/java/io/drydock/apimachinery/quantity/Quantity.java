package io.drydock.apimachinery.quantity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/**
 * An exact amount with a suffix, such as {@code 500m}, {@code 2Gi} or {@code 1e3}. Quantities are compared by amount;
 * {@code 1000m}, {@code 1} and {@code 1e0} are equal.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go: Quantity"
 */
public final class Quantity implements Comparable<Quantity> {
    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO, QuantityFormat.DECIMAL_SI);

    private static final List<String> DECIMAL = List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
    private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
    private static final int SMALLEST_EXPONENT = -9;
    private static final int LONGEST = 64;
    private static final int MAX_EXPONENT = 400;
    private static final BigDecimal KIBI = BigDecimal.valueOf(1024);
    private static final String FORM =
            "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

    private final BigDecimal amount;
    private final QuantityFormat format;

    private Quantity(BigDecimal amount, QuantityFormat format) {
        this.amount = amount;
        this.format = format;
    }

    /** @throws IllegalArgumentException when the text is not a quantity; its message is the one clients are shown */
    public static Quantity parse(String text) {
        int end = 0;
        while (end < text.length() && (isNumeric(text.charAt(end)) || (end == 0 && isSign(text.charAt(end))))) {
            end++;
        }
        String number = text.substring(0, end);
        String suffix = text.substring(end);
        if (number.chars().noneMatch(Character::isDigit)
                || number.indexOf('.') != number.lastIndexOf('.')
                || text.length() > LONGEST) {
            throw new IllegalArgumentException(FORM);
        }
        BigDecimal plain = new BigDecimal(number.endsWith(".") ? number + "0" : number);
        int decimal = DECIMAL.indexOf(suffix);
        if (decimal >= 0) {
            return limited(plain.scaleByPowerOfTen((decimal - 3) * 3), QuantityFormat.DECIMAL_SI);
        }
        int binary = BINARY.indexOf(suffix);
        if (binary >= 0) {
            return limited(plain.multiply(KIBI.pow(binary)), QuantityFormat.BINARY_SI);
        }
        return limited(plain.scaleByPowerOfTen(exponent(suffix)), QuantityFormat.DECIMAL_EXPONENT);
    }

    public static Quantity of(long amount) {
        return new Quantity(BigDecimal.valueOf(amount), QuantityFormat.DECIMAL_SI);
    }

    private static boolean isNumeric(char c) {
        return (c >= '0' && c <= '9') || c == '.';
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-';
    }

    private static int exponent(String suffix) {
        if (suffix.length() > 1 && (suffix.charAt(0) == 'e' || suffix.charAt(0) == 'E')) {
            try {
                int exponent = Integer.parseInt(suffix.substring(1));
                if (Math.abs(exponent) <= MAX_EXPONENT) {
                    return exponent;
                }
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException("unable to parse quantity's suffix", notANumber);
            }
        }
        boolean letters = suffix.chars().allMatch(c -> "eEinumkKMGTP+-0123456789".indexOf(c) >= 0);
        throw new IllegalArgumentException(letters ? "unable to parse quantity's suffix" : FORM);
    }

    /** What is finer than a billionth is rounded away from zero. */
    private static Quantity limited(BigDecimal amount, QuantityFormat format) {
        return new Quantity(
                amount.scale() > -SMALLEST_EXPONENT ? amount.setScale(-SMALLEST_EXPONENT, RoundingMode.UP) : amount,
                format);
    }

    public int signum() {
        return amount.signum();
    }

    public boolean isWhole() {
        return amount.stripTrailingZeros().scale() <= 0;
    }

    /** Rounded up; the greatest long when it is greater. */
    public long toLong() {
        BigDecimal rounded = amount.setScale(0, RoundingMode.CEILING);
        BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
        return rounded.min(most).max(most.negate()).longValueExact();
    }

    /** In thousandths, rounded up. */
    public long toMilli() {
        return new Quantity(amount.scaleByPowerOfTen(3), format).toLong();
    }

    public Quantity plus(Quantity other) {
        return new Quantity(amount.add(other.amount), signum() == 0 ? other.format : format);
    }

    public Quantity minus(Quantity other) {
        return new Quantity(amount.subtract(other.amount), signum() == 0 ? other.format : format);
    }

    /** The same, with what is finer than a thousandth rounded up, as far as amounts of resources are kept. */
    public Quantity roundedToMilli() {
        return amount.stripTrailingZeros().scale() > 3
                ? new Quantity(amount.setScale(3, RoundingMode.CEILING), format)
                : this;
    }

    @Override
    public int compareTo(Quantity other) {
        return amount.compareTo(other.amount);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Quantity quantity && compareTo(quantity) == 0;
    }

    @Override
    public int hashCode() {
        return amount.stripTrailingZeros().hashCode();
    }

    /** The canonical form: a whole number with the largest suffix that leaves it whole. */
    @Override
    public String toString() {
        if (amount.signum() == 0) {
            return "0";
        }
        return switch (format) {
            case BINARY_SI -> amount.abs().compareTo(KIBI) < 0 ? decimal() : binary();
            case DECIMAL_SI -> decimal();
            case DECIMAL_EXPONENT -> exponential();
        };
    }

    private String binary() {
        BigInteger left = amount.setScale(0, RoundingMode.UP).toBigInteger();
        int suffix = 0;
        while (suffix + 1 < BINARY.size() && left.getLowestSetBit() >= 10) {
            left = left.shiftRight(10);
            suffix++;
        }
        return left + BINARY.get(suffix);
    }

    private String decimal() {
        int exponent = exponentOfThree();
        int last = (DECIMAL.size() - 4) * 3;
        int shown = Math.min(exponent, last);
        return mantissa(shown) + DECIMAL.get(shown / 3 + 3);
    }

    private String exponential() {
        int exponent = exponentOfThree();
        return mantissa(exponent) + (exponent == 0 ? "" : "e" + exponent);
    }

    private int exponentOfThree() {
        return Math.floorDiv(-amount.stripTrailingZeros().scale(), 3) * 3;
    }

    private String mantissa(int exponent) {
        return amount.scaleByPowerOfTen(-exponent).toBigIntegerExact().toString();
    }
}
