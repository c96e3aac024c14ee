package io.drydock.apimachinery.quantity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact amount, no finer than a billionth, and the format it is written in. Two quantities are equal when their
 * amounts are, whatever their formats.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go: Quantity"
 */
public final class Quantity implements Comparable<Quantity> {
    public static final Quantity ZERO = of(0);

    private static final BigInteger KIBI = BigInteger.valueOf(1024);
    private static final BigDecimal BINARY_FROM = BigDecimal.valueOf(1024);

    private final BigDecimal amount;
    private final QuantityFormat format;
    private final String written;

    private Quantity(BigDecimal amount, QuantityFormat format, String written) {
        this.amount = amount;
        this.format = format;
        this.written = written;
    }

    /**
     * Reads a number with a suffix. What is finer than a billionth is rounded away from zero.
     *
     * @throws QuantityFormatException with the message for the client
     */
    public static Quantity parse(String text) {
        return QuantityParser.parse(text);
    }

    public static Quantity of(long amount) {
        return of(amount, QuantityFormat.DECIMAL_SI);
    }

    public static Quantity of(long amount, QuantityFormat format) {
        return of(BigDecimal.valueOf(amount), format);
    }

    public static Quantity ofMilli(long amount, QuantityFormat format) {
        return of(BigDecimal.valueOf(amount, 3), format);
    }

    static Quantity of(BigDecimal amount, QuantityFormat format) {
        return new Quantity(amount, format, "");
    }

    static Quantity asWritten(BigDecimal amount, QuantityFormat format, String written) {
        return new Quantity(amount, format, written);
    }

    public BigDecimal amount() {
        return amount;
    }

    public QuantityFormat format() {
        return format;
    }

    /** In units, rounded away from zero, and the largest or smallest number there is when it does not fit. */
    public long toLong() {
        return rounded(amount);
    }

    /** In thousandths, as {@link #toLong()}. */
    public long toMilli() {
        return rounded(amount.scaleByPowerOfTen(3));
    }

    private static long rounded(BigDecimal number) {
        if (number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) >= 0) {
            return Long.MAX_VALUE;
        }
        if (number.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) <= 0) {
            return Long.MIN_VALUE;
        }
        return number.setScale(0, RoundingMode.UP).longValue();
    }

    public int signum() {
        return amount.signum();
    }

    public boolean isWhole() {
        return amount.stripTrailingZeros().scale() <= 0;
    }

    /** The same, with what is finer than a thousandth rounded up, as far as amounts of resources are kept. */
    public Quantity roundedToMilli() {
        return amount.stripTrailingZeros().scale() > 3 ? of(amount.setScale(3, RoundingMode.CEILING), format) : this;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** Takes over the other's format when this is zero, as {@link #minus} does. */
    public Quantity plus(Quantity other) {
        return of(amount.add(other.amount), isZero() ? other.format : format);
    }

    public Quantity minus(Quantity other) {
        return of(amount.subtract(other.amount), isZero() ? other.format : format);
    }

    public Quantity negate() {
        return of(amount.negate(), format);
    }

    @Override
    public int compareTo(Quantity other) {
        return amount.compareTo(other.amount);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Quantity that && amount.compareTo(that.amount) == 0;
    }

    @Override
    public int hashCode() {
        return amount.stripTrailingZeros().hashCode();
    }

    /**
     * The canonical form: no fraction, and the largest suffix that allows it. Amounts in binary format below 1024 or
     * with a fraction are written in decimal.
     */
    @Override
    public String toString() {
        if (!written.isEmpty()) {
            return written;
        }
        if (isZero()) {
            return "0";
        }
        if (format != QuantityFormat.BINARY_SI) {
            return decimal(format);
        }
        boolean small = amount.abs().compareTo(BINARY_FROM) < 0;
        BigDecimal stripped = amount.stripTrailingZeros();
        return small || stripped.scale() > 0 ? decimal(QuantityFormat.DECIMAL_SI) : binary(stripped.toBigInteger());
    }

    private String decimal(QuantityFormat as) {
        BigDecimal stripped = amount.stripTrailingZeros();
        int exponent = Math.floorDiv(-stripped.scale(), 3) * 3;
        return stripped.scaleByPowerOfTen(-exponent).toBigInteger() + as.decimalSuffix(exponent);
    }

    private static String binary(BigInteger number) {
        int power = 0;
        BigInteger rest = number;
        while (rest.getLowestSetBit() >= 10 && power < 6) {
            rest = rest.divide(KIBI);
            power++;
        }
        return rest + QuantityFormat.binarySuffix(power);
    }
}
