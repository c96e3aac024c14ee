package io.drydock.apiserver.cel.library;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * {@code "%s is %d".format([name, count])}.
 *
 * @see "Go: github.com/google/cel-go/ext/formatting.go: parseFormatString"
 */
final class StringFormat {
    private static final int DEFAULT_PRECISION = 6;
    private static final int MOST_PRECISION = 1000;
    private static final String SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

    private final List<?> arguments;
    private int next;

    private StringFormat(List<?> arguments) {
        this.arguments = arguments;
    }

    static String format(String pattern, List<?> arguments) {
        return new StringFormat(arguments).run(pattern);
    }

    private String run(String pattern) {
        StringBuilder text = new StringBuilder();
        int position = 0;
        while (position < pattern.length()) {
            char c = pattern.charAt(position++);
            if (c != '%') {
                text.append(c);
                continue;
            }
            int precision = -1;
            if (position < pattern.length() && pattern.charAt(position) == '.') {
                int start = ++position;
                while (position < pattern.length() && Character.isDigit(pattern.charAt(position))) {
                    position++;
                }
                precision = precision(pattern.substring(start, position));
            }
            if (position == pattern.length()) {
                throw new FunctionException("could not parse formatting clause: unexpected end of string");
            }
            char clause = pattern.charAt(position++);
            text.append(clause == '%' ? "%" : clause(clause, precision < 0 ? DEFAULT_PRECISION : precision));
        }
        return text.toString();
    }

    private static int precision(String digits) {
        if (digits.isEmpty() || digits.length() > 4 || Integer.parseInt(digits) > MOST_PRECISION) {
            throw new FunctionException("error parsing precision: \"" + digits + "\"");
        }
        return Integer.parseInt(digits);
    }

    private String clause(char clause, int precision) {
        return switch (clause) {
            case 's' -> FormattedValue.plain(take());
            case 'd' -> decimal(take());
            case 'f' -> String.format(Locale.US, "%,." + precision + "f", number(take(), "fixed-point"));
            case 'e' -> scientific(number(take(), "scientific notation"));
            case 'b' -> binary(take());
            case 'x' -> hex(take());
            case 'X' -> hex(take()).toUpperCase(Locale.ROOT);
            case 'o' -> octal(take());
            default ->
                throw new FunctionException(
                        "could not parse formatting clause: unrecognized formatting clause \"" + clause + "\"");
        };
    }

    private Object take() {
        if (next >= arguments.size()) {
            throw new FunctionException("index " + next + " out of range");
        }
        Object argument = arguments.get(next++);
        return argument == null ? NullValue.NULL_VALUE : argument;
    }

    private static String decimal(Object value) {
        if (value instanceof Long || value instanceof UnsignedLong) {
            return value.toString();
        }
        throw wrong("decimal clause can only be used on integers", value);
    }

    private static double number(Object value, String clause) {
        return switch (value) {
            case Double number -> number;
            case String text when text.equals("NaN") -> Double.NaN;
            case String text when text.equals("Infinity") -> Double.POSITIVE_INFINITY;
            case String text when text.equals("-Infinity") -> Double.NEGATIVE_INFINITY;
            default -> throw wrong(clause + " clause can only be used on doubles", value);
        };
    }

    private static String scientific(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.toString(number);
        }
        String[] parts = String.format(Locale.ROOT, "%.6e", number).split("e", 2);
        StringBuilder exponent = new StringBuilder();
        for (char c : parts[1].toCharArray()) {
            if (c == '-') {
                exponent.append('\u207b');
            } else if (c != '+') {
                exponent.append(SUPERSCRIPTS.charAt(c - '0'));
            }
        }
        return parts[0] + "\u202f\u00d7\u202f10" + exponent;
    }

    private static String binary(Object value) {
        return switch (value) {
            case Long number -> Long.toString(number, 2);
            case UnsignedLong number -> number.toString(2);
            case Boolean bool -> bool ? "1" : "0";
            default -> throw wrong("only integers and bools can be formatted as binary", value);
        };
    }

    private static String hex(Object value) {
        return switch (value) {
            case Long number -> Long.toString(number, 16);
            case UnsignedLong number -> number.toString(16);
            case String text -> HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
            case CelByteString bytes -> HexFormat.of().formatHex(bytes.toByteArray());
            default -> throw wrong("only integers, byte buffers, and strings can be formatted as hex", value);
        };
    }

    private static String octal(Object value) {
        return switch (value) {
            case Long number -> Long.toString(number, 8);
            case UnsignedLong number -> number.toString(8);
            default -> throw wrong("octal clause can only be used on integers", value);
        };
    }

    private static FunctionException wrong(String rule, Object value) {
        return new FunctionException(
                "error during formatting: " + rule + ", was given " + FormattedValue.typeName(value));
    }
}
