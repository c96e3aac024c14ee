package io.drydock.apimachinery.quantity;

import io.drydock.apimachinery.quantity.QuantityFormat.Suffix;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Cuts a quantity into sign, digits, fraction and suffix.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go: ParseQuantity"
 */
final class QuantityParser {
    /** A billionth is the finest amount. */
    static final int FINEST_SCALE = 9;

    private static final int MAX_DIGITS = 1_000;
    private static final int EIGHTEEN_DIGITS = 18;
    private static final BigDecimal LARGEST_BINARY = BigDecimal.valueOf(Long.MAX_VALUE);

    private final String text;
    private int position;

    private QuantityParser(String text) {
        this.text = text;
    }

    static Quantity parse(String text) {
        if (text.isEmpty()) {
            throw malformed();
        }
        return new QuantityParser(text).quantity();
    }

    private Quantity quantity() {
        boolean negative = text.charAt(0) == '-';
        if (negative || text.charAt(0) == '+') {
            position++;
        }
        while (position < text.length() && text.charAt(position) == '0') {
            position++;
        }
        if (position == text.length()) {
            return Quantity.of(0, QuantityFormat.DECIMAL_SI);
        }
        String whole = digits();
        whole = whole.isEmpty() ? "0" : whole;
        String fraction = "";
        if (position < text.length() && text.charAt(position) == '.') {
            position++;
            fraction = digits();
        }
        if (whole.length() + fraction.length() > MAX_DIGITS) {
            throw new QuantityFormatException("unable to parse numeric part of quantity");
        }
        Suffix suffix = Suffix.parse(suffix());
        BigDecimal number = new BigDecimal(new BigInteger(whole + fraction), fraction.length());
        return amount(number, whole + fraction, fraction.length(), suffix, negative);
    }

    private Quantity amount(BigDecimal number, String digits, int fractionLength, Suffix suffix, boolean negative) {
        QuantityFormat format = suffix.format();
        BigDecimal amount = format == QuantityFormat.BINARY_SI
                ? number.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(suffix.exponent())))
                : number.scaleByPowerOfTen(suffix.exponent());
        if (amount.scale() > FINEST_SCALE) {
            amount = amount.setScale(FINEST_SCALE, RoundingMode.UP);
        }
        if (format == QuantityFormat.BINARY_SI) {
            amount = amount.min(LARGEST_BINARY);
            if (amount.compareTo(BigDecimal.ONE) < 0 && amount.signum() > 0) {
                format = QuantityFormat.DECIMAL_SI;
            }
        }
        boolean canonical = isCanonical(amount, digits, fractionLength, suffix);
        BigDecimal signed = negative ? amount.negate() : amount;
        return canonical ? Quantity.asWritten(signed, format, text) : Quantity.of(signed, format);
    }

    /** Whether the text is kept as it was written. It is not always the canonical form, but what the real server keeps. */
    private static boolean isCanonical(BigDecimal amount, String digits, int fractionLength, Suffix suffix) {
        if (suffix.format() == QuantityFormat.BINARY_SI) {
            int precision = 15 - digits.length() - (int) (suffix.exponent() * 3f / 10) - 1;
            return fractionLength == 0 && precision >= 0 && (Long.parseLong(digits) & 7) != 0;
        }
        int scale = suffix.exponent() - fractionLength;
        return digits.length() <= EIGHTEEN_DIGITS
                && scale >= -FINEST_SCALE
                && scale % 3 == 0
                && digits.charAt(0) != '0'
                && !digits.endsWith("000")
                && amount.signum() != 0;
    }

    private String digits() {
        int start = position;
        while (position < text.length() && isDigit(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    private String suffix() {
        int start = position;
        while (position < text.length() && "eEinumkKMGTP".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        if (position < text.length() && (text.charAt(position) == '-' || text.charAt(position) == '+')) {
            position++;
        }
        digits();
        if (position < text.length()) {
            throw malformed();
        }
        return text.substring(start);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static QuantityFormatException malformed() {
        return new QuantityFormatException(
                "quantities must match the regular expression" + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
    }
}
