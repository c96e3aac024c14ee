package io.drydock.apimachinery.time;

import io.drydock.apimachinery.validation.GoValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Times as objects hold them: RFC 3339 in UTC, to the second or to the microsecond.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/time.go, micro_time.go"
 */
public final class Rfc3339 {
    private Rfc3339() {}

    /** As in {@code 2020-01-02T03:04:05Z}; what is finer is cut off. */
    public static String seconds(Instant time) {
        LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        return minutes(utc) + ":" + padded(utc.getSecond(), 2) + "Z";
    }

    /** As in {@code 2020-01-02T03:04:05.000006Z}; what is finer is cut off. */
    public static String micros(Instant time) {
        LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        return minutes(utc) + ":" + padded(utc.getSecond(), 2) + "." + padded(utc.getNano() / 1000, 6) + "Z";
    }

    private static String minutes(LocalDateTime utc) {
        return padded(utc.getYear(), 4)
                + "-"
                + padded(utc.getMonthValue(), 2)
                + "-"
                + padded(utc.getDayOfMonth(), 2)
                + "T"
                + padded(utc.getHour(), 2)
                + ":"
                + padded(utc.getMinute(), 2);
    }

    private static String padded(int number, int width) {
        String digits = String.valueOf(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    /**
     * Reads any time of RFC 3339, with any fraction of a second and any offset.
     *
     * @throws IllegalArgumentException with the message for the client
     */
    public static Instant parse(String text) {
        return new Reader(text, false).instant();
    }

    /**
     * Reads a time with exactly six decimals, as a field to the microsecond has to be given.
     *
     * @throws IllegalArgumentException with the message for the client
     */
    public static Instant parseMicros(String text) {
        return new Reader(text, true).instant();
    }

    private static final class Reader {
        private final String text;
        private final boolean micros;
        private int position;

        Reader(String text, boolean micros) {
            this.text = text;
            this.micros = micros;
        }

        Instant instant() {
            int year = number(4, "2006");
            literal('-');
            int month = number(2, "01");
            require(month >= 1 && month <= 12, "month");
            literal('-');
            int day = number(2, "02");
            require(day >= 1 && day <= 31, "day");
            literal('T');
            int hour = number(2, "15");
            require(hour < 24, "hour");
            literal(':');
            int minute = number(2, "04");
            require(minute < 60, "minute");
            literal(':');
            int second = number(2, "05");
            require(second < 60, "second");
            int nanos = micros ? sixDecimals() : fraction();
            int offset = offset();
            if (position < text.length()) {
                throw failure(": extra text: " + GoValue.quote(text.substring(position)));
            }
            try {
                LocalDateTime time =
                        LocalDateTime.of(LocalDate.of(year, month, day), LocalTime.of(hour, minute, second, nanos));
                return time.toInstant(ZoneOffset.UTC).minusSeconds(offset * 60L);
            } catch (DateTimeException e) {
                throw failure(": day out of range");
            }
        }

        private int number(int digits, String layout) {
            int value = 0;
            for (int i = 0; i < digits; i++) {
                if (position + i >= text.length() || !isDigit(text.charAt(position + i))) {
                    throw mismatch(layout);
                }
                value = value * 10 + (text.charAt(position + i) - '0');
            }
            position += digits;
            return value;
        }

        private void literal(char expected) {
            if (position >= text.length() || text.charAt(position) != expected) {
                throw mismatch(String.valueOf(expected));
            }
            position++;
        }

        private int fraction() {
            if (position + 1 >= text.length() || text.charAt(position) != '.' || !isDigit(text.charAt(position + 1))) {
                return 0;
            }
            position++;
            int nanos = 0;
            for (int unit = 100_000_000; position < text.length() && isDigit(text.charAt(position)); unit /= 10) {
                nanos += (text.charAt(position) - '0') * unit;
                position++;
            }
            return nanos;
        }

        private int sixDecimals() {
            int start = position;
            try {
                literal('.');
                return number(6, "") * 1000;
            } catch (IllegalArgumentException missing) {
                position = start;
                throw mismatch(".000000");
            }
        }

        /** In minutes. */
        private int offset() {
            if (position < text.length() && text.charAt(position) == 'Z') {
                position++;
                return 0;
            }
            String layout = "Z07:00";
            if (position + 6 > text.length() || text.charAt(position + 3) != ':') {
                throw mismatch(layout);
            }
            char sign = text.charAt(position);
            if (sign != '+' && sign != '-') {
                throw mismatch(layout);
            }
            int start = position;
            for (int i : new int[] {1, 2, 4, 5}) {
                if (!isDigit(text.charAt(start + i))) {
                    throw mismatch(layout);
                }
            }
            position += 6;
            int hours = Integer.parseInt(text.substring(start + 1, start + 3));
            int minutes = Integer.parseInt(text.substring(start + 4, start + 6));
            require(hours <= 24, "time zone offset hour");
            require(minutes < 60, "time zone offset minute");
            return (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
        }

        private void require(boolean held, String what) {
            if (!held) {
                throw failure(": " + what + " out of range");
            }
        }

        private IllegalArgumentException mismatch(String layout) {
            return failure(" as \"2006-01-02T15:04:05" + (micros ? ".000000" : "") + "Z07:00\": cannot parse "
                    + GoValue.quote(text.substring(Math.min(position, text.length()))) + " as "
                    + GoValue.quote(layout));
        }

        private IllegalArgumentException failure(String what) {
            return new IllegalArgumentException("parsing time " + GoValue.quote(text) + what);
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }
    }
}
