package io.drydock.apiserver.flags;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as Go's flags spell them. */
final class Numbers {
    private Numbers() {}

    static Optional<Long> parseLong(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        int radix = radix(digits);
        int prefix = radix == 10 ? 0 : digits.length() > 1 && Character.isLetter(digits.charAt(1)) ? 2 : 1;
        String plain = digits.substring(prefix);
        if (plain.isEmpty() || Character.digit(plain.charAt(0), radix) < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(negative ? "-" + plain : plain, radix));
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    private static int radix(String digits) {
        if (digits.length() < 2 || digits.charAt(0) != '0') {
            return 10;
        }
        return switch (Character.toLowerCase(digits.charAt(1))) {
            case 'x' -> 16;
            case 'b' -> 2;
            default -> 8;
        };
    }

    static Optional<Double> parseDouble(String text) {
        boolean plain = !text.isEmpty() && text.chars().allMatch(c -> "0123456789.eE+-".indexOf(c) >= 0);
        try {
            return plain ? Optional.of(Double.parseDouble(text)) : Optional.empty();
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    /** Without a fraction when there is none. */
    static String format(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
