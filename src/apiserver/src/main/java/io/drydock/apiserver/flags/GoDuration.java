package io.drydock.apiserver.flags;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * Durations as Go writes them: {@code 1h30m}, {@code 1m0s}, {@code 100ms}.
 *
 * @see "Go: time/time.go: ParseDuration, Duration.String"
 */
public final class GoDuration {
    private static final long SECOND = 1_000_000_000L;

    private GoDuration() {}

    /** Reads a duration; empty when the text is not one, or is longer than 64 bits of nanoseconds. */
    public static Optional<Duration> parse(String text) {
        boolean negative = text.startsWith("-");
        String rest = negative || text.startsWith("+") ? text.substring(1) : text;
        if (rest.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        BigDecimal nanoseconds = BigDecimal.ZERO;
        int position = 0;
        while (position < rest.length()) {
            int unit = skip(rest, position, true);
            int end = skip(rest, unit, false);
            Optional<BigDecimal> part = part(rest.substring(position, unit), rest.substring(unit, end));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            nanoseconds = nanoseconds.add(part.get());
            position = end;
        }
        boolean tooLong = nanoseconds.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0;
        if (rest.isEmpty() || tooLong) {
            return Optional.empty();
        }
        Duration duration = Duration.ofNanos(nanoseconds.longValue());
        return Optional.of(negative ? duration.negated() : duration);
    }

    private static int skip(String text, int from, boolean digits) {
        int position = from;
        while (position < text.length() && isNumeral(text.charAt(position)) == digits) {
            position++;
        }
        return position;
    }

    private static boolean isNumeral(char c) {
        return c == '.' || (c >= '0' && c <= '9');
    }

    private static Optional<BigDecimal> part(String number, String unit) {
        long nanoseconds = switch (unit) {
            case "ns" -> 1;
            case "us", "µs", "μs" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> SECOND;
            case "m" -> 60 * SECOND;
            case "h" -> 3600 * SECOND;
            default -> 0;
        };
        if (nanoseconds == 0 || number.length() > 40) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(number).multiply(BigDecimal.valueOf(nanoseconds)));
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    /** Hours, minutes and seconds from the first that is not zero; one small unit below a second. */
    public static String format(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        if (duration.isNegative()) {
            return "-" + format(duration.negated());
        }
        long nanoseconds = duration.toNanos();
        if (nanoseconds < SECOND) {
            return nanoseconds < 1_000
                    ? nanoseconds + "ns"
                    : nanoseconds < 1_000_000 ? shifted(nanoseconds, 3) + "µs" : shifted(nanoseconds, 6) + "ms";
        }
        long minutes = duration.toMinutes();
        String seconds = shifted(nanoseconds % (60 * SECOND), 9) + "s";
        return (minutes >= 60 ? minutes / 60 + "h" : "") + (minutes > 0 ? minutes % 60 + "m" : "") + seconds;
    }

    private static String shifted(long value, int places) {
        return value == 0
                ? "0"
                : BigDecimal.valueOf(value, places).stripTrailingZeros().toPlainString();
    }
}
