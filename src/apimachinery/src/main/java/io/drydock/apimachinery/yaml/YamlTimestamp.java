package io.drydock.apimachinery.yaml;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Texts that YAML takes for a point in time when they stand there plainly: a date, maybe with a time of day. They are
 * quoted in output.
 *
 * @see "Go: gopkg.in/yaml.v2/resolve.go: parseTimestamp"
 */
final class YamlTimestamp {
    private final String text;
    private int position;

    private YamlTimestamp(String text) {
        this.text = text;
    }

    static boolean matches(String text) {
        boolean yearFirst = text.length() > 4 && text.charAt(4) == '-' && digits(text, 0) == 4;
        return yearFirst && new YamlTimestamp(text).isDate();
    }

    private boolean isDate() {
        position = 5;
        int month = number();
        boolean dayFollows = take('-');
        int day = number();
        try {
            LocalDate.of(Integer.parseInt(text.substring(0, 4)), month, day);
        } catch (DateTimeException noDate) {
            return false;
        }
        return dayFollows && (atEnd() || isTimeOfDay());
    }

    private boolean isTimeOfDay() {
        boolean zoned = take('T') || take('t');
        if (!zoned && !take(' ')) {
            return false;
        }
        boolean inRange = isUpTo(23) && take(':') && isUpTo(59) && take(':') && isUpTo(59);
        if (inRange && take('.')) {
            int fraction = digits(text, position);
            position += fraction;
            inRange = fraction > 0;
        }
        return inRange && (zoned ? isZone() : atEnd());
    }

    private boolean isZone() {
        if (take('Z')) {
            return atEnd();
        }
        return (take('+') || take('-'))
                && digits(text, position) == 2
                && isUpTo(24)
                && take(':')
                && digits(text, position) == 2
                && isUpTo(60)
                && atEnd();
    }

    private boolean isUpTo(int most) {
        int value = number();
        return value >= 0 && value <= most;
    }

    /** Of one or two digits; -1 when there is none. */
    private int number() {
        int length = Math.min(digits(text, position), 2);
        int start = position;
        position += length;
        return length == 0 ? -1 : Integer.parseInt(text.substring(start, position));
    }

    private boolean take(char wanted) {
        boolean there = !atEnd() && text.charAt(position) == wanted;
        position += there ? 1 : 0;
        return there;
    }

    private boolean atEnd() {
        return position >= text.length();
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end - from;
    }
}
