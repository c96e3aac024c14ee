package io.drydock.apimachinery.time;

import io.drydock.apimachinery.validation.GoValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * Durations as Go reads and prints them, such as {@code 1h2m3.5s}.
 *
 * @see "Go: time/format.go: ParseDuration, time/time.go: Duration.String"
 */
public final class GoDuration {
    private static final long SECOND = 1_000_000_000;
    private static final int MAX_LENGTH = 200;

    private GoDuration() {}

    public static String format(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        String sign = duration.isNegative() ? "-" : "";
        long nanos = Math.absExact(duration.toNanos());
        if (nanos < 1_000) {
            return sign + nanos + "ns";
        }
        if (nanos < 1_000_000) {
            return sign + decimal(nanos, 3) + "\u00b5s";
        }
        if (nanos < SECOND) {
            return sign + decimal(nanos, 6) + "ms";
        }
        long hours = nanos / (3600 * SECOND);
        long minutes = nanos / (60 * SECOND) % 60;
        StringBuilder text = new StringBuilder(sign);
        if (hours > 0) {
            text.append(hours).append('h');
        }
        if (hours > 0 || minutes > 0) {
            text.append(minutes).append('m');
        }
        return text.append(decimal(nanos % (60 * SECOND), 9)).append('s').toString();
    }

    private static String decimal(long unscaled, int scale) {
        return BigDecimal.valueOf(unscaled, scale)
                .setScale(scale, RoundingMode.UNNECESSARY)
                .stripTrailingZeros()
                .toPlainString();
    }

    /**
     * Reads numbers with units one after the other, or a plain 0.
     *
     * @throws IllegalArgumentException with the message for the client
     */
    public static Duration parse(String text) {
        int position = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        String rest = text.substring(position);
        if (rest.equals("0")) {
            return Duration.ZERO;
        }
        if (rest.isEmpty() || text.length() > MAX_LENGTH) {
            throw invalid(text);
        }
        BigDecimal nanos = BigDecimal.ZERO;
        while (position < text.length()) {
            int number = position;
            while (position < text.length() && isNumeric(text.charAt(position))) {
                position++;
            }
            String digits = text.substring(number, position);
            int unit = position;
            while (position < text.length() && !isNumeric(text.charAt(position))) {
                position++;
            }
            if (digits.isEmpty() || digits.equals(".") || digits.indexOf('.') != digits.lastIndexOf('.')) {
                throw invalid(text);
            }
            nanos = nanos.add(new BigDecimal(digits).multiply(unit(text.substring(unit, position), text)));
        }
        if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw invalid(text);
        }
        Duration duration = Duration.ofNanos(nanos.longValue());
        return text.startsWith("-") ? duration.negated() : duration;
    }

    private static BigDecimal unit(String unit, String whole) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "ns" -> 1;
                    case "us", "\u00b5s", "\u03bcs" -> 1_000;
                    case "ms" -> 1_000_000;
                    case "s" -> SECOND;
                    case "m" -> 60 * SECOND;
                    case "h" -> 3600 * SECOND;
                    case "" ->
                        throw new IllegalArgumentException("time: missing unit in duration " + GoValue.quote(whole));
                    default ->
                        throw new IllegalArgumentException(
                                "time: unknown unit " + GoValue.quote(unit) + " in duration " + GoValue.quote(whole));
                });
    }

    private static boolean isNumeric(char c) {
        return c == '.' || (c >= '0' && c <= '9');
    }

    private static IllegalArgumentException invalid(String text) {
        return new IllegalArgumentException("time: invalid duration " + GoValue.quote(text));
    }
}
