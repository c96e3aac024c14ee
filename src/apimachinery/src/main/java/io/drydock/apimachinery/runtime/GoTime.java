package io.drydock.apimachinery.runtime;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * RFC 3339 as Go reads and Kubernetes writes it.
 *
 * @see "Go: time/format.go: Parse"
 */
final class GoTime {
    private static final String LAYOUT = "2006-01-02T15:04:05Z07:00";
    private static final String MICRO_LAYOUT = "2006-01-02T15:04:05.000000Z07:00";
    private static final LocalDateTime ZERO = LocalDateTime.of(1, 1, 1, 0, 0);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);
    private static final int[] LARGEST = {12, 31, 23, 59, 59};
    private static final String[] RANGES = {"month", "day", "hour", "minute", "second"};
    private static final int MICRO_DIGITS = 6;
    private static final int NANO_DIGITS = 9;

    private final String text;
    private final String layout;
    private int position;

    private GoTime(String text, String layout) {
        this.text = text;
        this.layout = layout;
    }

    /**
     * In UTC to the second; empty for Go's zero time, which is written as null.
     *
     * @throws DecodeException in Go's words
     */
    static String canonical(String text) {
        LocalDateTime time = new GoTime(text, LAYOUT).parse(false);
        return time.equals(ZERO) ? "" : SECONDS.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    /** As {@link #canonical}, to the microsecond, which the text must have. */
    static String canonicalMicros(String text) {
        LocalDateTime time = new GoTime(text, MICRO_LAYOUT).parse(true);
        return time.equals(ZERO) ? "" : MICROS.format(time);
    }

    private LocalDateTime parse(boolean micro) {
        int[] parts = new int[LARGEST.length];
        int year = digits(4, "2006");
        literal("-");
        parts[0] = digits(2, "01");
        literal("-");
        parts[1] = digits(2, "02");
        literal("T");
        parts[2] = digits(2, "15");
        literal(":");
        parts[3] = digits(2, "04");
        literal(":");
        parts[4] = digits(2, "05");
        int nanos = micro ? fraction(".000000", MICRO_DIGITS) : optionalFraction();
        int offset = offsetSeconds();
        if (position < text.length()) {
            throw new DecodeException("parsing time \"" + text + "\": extra text: " + text.substring(position));
        }
        for (int i = 0; i < parts.length; i++) {
            int least = i < 2 ? 1 : 0;
            if (parts[i] < least || parts[i] > LARGEST[i]) {
                throw outOfRange(RANGES[i]);
            }
        }
        if (parts[1] > YearMonth.of(year, parts[0]).lengthOfMonth()) {
            throw outOfRange("day");
        }
        return OffsetDateTime.of(year, parts[0], parts[1], parts[2], parts[3], parts[4], nanos, ZoneOffset.UTC)
                .minusSeconds(offset)
                .toLocalDateTime();
    }

    private int digits(int count, String element) {
        if (position + count > text.length()) {
            throw cannotParse(element);
        }
        int value = 0;
        for (int i = 0; i < count; i++) {
            char digit = text.charAt(position + i);
            if (digit < '0' || digit > '9') {
                throw cannotParse(element);
            }
            value = value * 10 + (digit - '0');
        }
        position += count;
        return value;
    }

    private void literal(String wanted) {
        if (!text.startsWith(wanted, position)) {
            throw cannotParse(wanted);
        }
        position += wanted.length();
    }

    private int optionalFraction() {
        if (position + 1 >= text.length()
                || text.charAt(position) != '.'
                || !Character.isDigit(text.charAt(position + 1))) {
            return 0;
        }
        int end = position + 1;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        String fraction = text.substring(position + 1, Math.min(end, position + 1 + NANO_DIGITS));
        position = end;
        return Integer.parseInt(fraction + "0".repeat(NANO_DIGITS - fraction.length()));
    }

    private int fraction(String element, int count) {
        int start = position;
        if (position >= text.length() || text.charAt(position) != '.') {
            throw cannotParse(element);
        }
        position++;
        try {
            return digits(count, element) * 1000;
        } catch (DecodeException wrong) {
            position = start;
            throw cannotParse(element);
        }
    }

    private int offsetSeconds() {
        if (text.startsWith("Z", position)) {
            position++;
            return 0;
        }
        int start = position;
        boolean signed = position < text.length() && (text.charAt(position) == '+' || text.charAt(position) == '-');
        if (!signed || position + 6 > text.length() || text.charAt(position + 3) != ':') {
            throw cannotParse("Z07:00");
        }
        int sign = text.charAt(position++) == '-' ? -1 : 1;
        try {
            int hours = digits(2, "Z07:00");
            position++;
            int minutes = digits(2, "Z07:00");
            return sign * (hours * 3600 + minutes * 60);
        } catch (DecodeException wrong) {
            position = start;
            throw cannotParse("Z07:00");
        }
    }

    private DecodeException cannotParse(String element) {
        return new DecodeException("parsing time \"" + text + "\" as \"" + layout + "\": cannot parse \""
                + text.substring(position) + "\" as \"" + element + "\"");
    }

    private DecodeException outOfRange(String part) {
        return new DecodeException("parsing time \"" + text + "\": " + part + " out of range");
    }
}
