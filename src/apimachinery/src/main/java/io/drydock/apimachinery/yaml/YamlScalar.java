package io.drydock.apimachinery.yaml;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a plain scalar means: YAML 1.1 as Go's yaml.v2 decides it, in which {@code y}, {@code no} and {@code on} are
 * booleans and a date is text.
 *
 * @see "Go: gopkg.in/yaml.v2/resolve.go: resolve"
 */
final class YamlScalar {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final BigInteger UNSIGNED_LONG_MAX =
            BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private YamlScalar() {}

    /** The value that is not text; empty when it is text. Infinities and NaN are doubles, which JSON cannot hold. */
    static Optional<JsonNode> resolve(String text) {
        if (text.isEmpty()) {
            return Optional.of(NODES.nullNode());
        }
        char first = text.charAt(0);
        if (first == '.' || first == '+' || first == '-' || isDigit(first)) {
            return number(text);
        }
        return switch (text) {
            case "~", "null", "Null", "NULL" -> Optional.of(NODES.nullNode());
            case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" ->
                Optional.of(NODES.booleanNode(true));
            case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" ->
                Optional.of(NODES.booleanNode(false));
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> number(String text) {
        switch (text) {
            case ".nan", ".NaN", ".NAN" -> {
                return Optional.of(NODES.numberNode(Double.NaN));
            }
            case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> {
                return Optional.of(NODES.numberNode(Double.POSITIVE_INFINITY));
            }
            case "-.inf", "-.Inf", "-.INF" -> {
                return Optional.of(NODES.numberNode(Double.NEGATIVE_INFINITY));
            }
            default -> {
                String plain = text.charAt(0) == '.' ? text : text.replace("_", "");
                Optional<JsonNode> integer = integer(plain);
                return integer.isPresent() || !isFloat(plain)
                        ? integer
                        : Optional.of(NODES.numberNode(Double.parseDouble(plain)));
            }
        }
    }

    private static Optional<JsonNode> integer(String plain) {
        boolean signed = plain.startsWith("-") || plain.startsWith("+");
        boolean negative = plain.startsWith("-");
        String digits = signed ? plain.substring(1) : plain;
        int radix = 10;
        String lower = digits.toLowerCase(Locale.ROOT);
        if (lower.startsWith("0x")) {
            radix = 16;
            digits = digits.substring(2);
        } else if (lower.startsWith("0b")) {
            radix = 2;
            digits = digits.substring(2);
        } else if (lower.startsWith("0o")) {
            radix = 8;
            digits = digits.substring(2);
        } else if (digits.length() > 1 && digits.startsWith("0")) {
            radix = 8;
            digits = digits.substring(1);
        }
        // Twenty decimal digits, or sixty-four binary ones, are the most that can fit.
        if (digits.isEmpty() || digits.length() > 80 || !allDigits(digits, radix)) {
            return Optional.empty();
        }
        BigInteger value = new BigInteger(negative ? "-" + digits : digits, radix);
        if (value.bitLength() <= 31) {
            return Optional.of(NODES.numberNode(value.intValue()));
        }
        if (value.bitLength() <= 63) {
            return Optional.of(NODES.numberNode(value.longValue()));
        }
        return !signed && value.compareTo(UNSIGNED_LONG_MAX) <= 0
                ? Optional.of(NODES.numberNode(value))
                : Optional.empty();
    }

    private static boolean allDigits(String digits, int radix) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) > 'f' || Character.digit(digits.charAt(i), radix) < 0) {
                return false;
            }
        }
        return true;
    }

    /** A sign, digits with at most one dot among them, and maybe an exponent. */
    private static boolean isFloat(String text) {
        int i = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        int start = i;
        i = skipDigits(text, i);
        int digits = i - start;
        if (i < text.length() && text.charAt(i) == '.') {
            int fraction = skipDigits(text, i + 1);
            digits += fraction - i - 1;
            i = fraction;
        }
        if (digits == 0) {
            return false;
        }
        if (i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            i++;
            if (i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
                i++;
            }
            int exponent = skipDigits(text, i);
            if (exponent == i) {
                return false;
            }
            i = exponent;
        }
        return i == text.length();
    }

    /** Numbers with colons between them, which other readers of YAML 1.1 take as base 60: they are quoted in output. */
    static boolean isBase60(String text) {
        int i = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        if (i == text.length() || !isDigit(text.charAt(i))) {
            return false;
        }
        while (i < text.length() && (isDigit(text.charAt(i)) || text.charAt(i) == '_')) {
            i++;
        }
        int groups = 0;
        while (i < text.length() && text.charAt(i) == ':') {
            int digits = skipDigits(text, i + 1) - i - 1;
            if (digits < 1 || digits > 2 || (digits == 2 && text.charAt(i + 1) > '5')) {
                return false;
            }
            i += digits + 1;
            groups++;
        }
        if (i < text.length() && text.charAt(i) == '.') {
            i++;
            while (i < text.length() && (isDigit(text.charAt(i)) || text.charAt(i) == '_')) {
                i++;
            }
        }
        return groups > 0 && i == text.length();
    }

    private static int skipDigits(String text, int from) {
        int i = from;
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
