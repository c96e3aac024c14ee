package io.drydock.kubeapiserver.registry.batch;

import io.drydock.apimachinery.time.GoDuration;
import io.drydock.apimachinery.validation.GoValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;

/**
 * Reads a schedule in the five fields of cron, or one of its short forms. Releases up to 1.20 know no time zones in it,
 * and begin what they say with a capital.
 *
 * @see "Go: vendor/github.com/robfig/cron/parser.go: ParseStandard"
 */
final class CronSchedule {
    private static final List<String> SHORT_FORMS =
            List.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
    private static final String EVERY = "@every ";
    private static final String WHITE_SPACE = " \t\n\u000b\f\r\u0085\u00a0";

    private enum Field {
        MINUTE(0, 59, List.of()),
        HOUR(0, 23, List.of()),
        DAY_OF_MONTH(1, 31, List.of()),
        MONTH(1, 12, List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
        DAY_OF_WEEK(0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

        private final int low;
        private final int high;
        private final List<String> names;

        Field(int low, int high, List<String> names) {
            this.low = low;
            this.high = high;
            this.names = names;
        }
    }

    private CronSchedule() {}

    /** @throws InvalidScheduleException saying what is wrong, as releases up to 1.20 do */
    static void parseOlder(String written) throws InvalidScheduleException {
        try {
            parse(written, written);
        } catch (InvalidScheduleException problem) {
            throw problem.capitalized();
        }
    }

    /** @throws InvalidScheduleException saying what is wrong */
    static void parse(String written) throws InvalidScheduleException {
        if (!written.startsWith("TZ=") && !written.startsWith("CRON_TZ=")) {
            parse(written, "[" + String.join(" ", words(written)) + "]");
            return;
        }
        int end = written.indexOf(' ');
        if (end < 0) {
            throw new InvalidScheduleException(
                    "invalid schedule format: runtime error: slice bounds out of range [:-1]");
        }
        String zone = written.substring(written.indexOf('=') + 1, end);
        if (!TimeZoneRules.isLoadable(zone)) {
            throw new InvalidScheduleException("provided bad location " + zone + ": unknown time zone " + zone);
        }
        String schedule = written.substring(end).strip();
        parse(schedule, "[" + String.join(" ", words(schedule)) + "]");
    }

    private static void parse(String schedule, String shown) throws InvalidScheduleException {
        if (schedule.startsWith("@")) {
            descriptor(schedule);
            return;
        }
        List<String> fields = words(schedule);
        if (fields.size() != Field.values().length) {
            throw new InvalidScheduleException("expected exactly 5 fields, found " + fields.size() + ": " + shown);
        }
        for (Field field : Field.values()) {
            StringTokenizer ranges = new StringTokenizer(fields.get(field.ordinal()), ",");
            while (ranges.hasMoreTokens()) {
                range(ranges.nextToken(), field);
            }
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Collections.list(new StringTokenizer(text, WHITE_SPACE)).forEach(word -> words.add((String) word));
        return words;
    }

    private static void descriptor(String schedule) throws InvalidScheduleException {
        if (!schedule.startsWith(EVERY)) {
            if (!SHORT_FORMS.contains(schedule)) {
                throw new InvalidScheduleException("unrecognized descriptor: " + schedule);
            }
            return;
        }
        String duration = schedule.substring(EVERY.length());
        try {
            GoDuration.parse(duration);
        } catch (IllegalArgumentException problem) {
            throw new InvalidScheduleException("failed to parse duration " + schedule + ": " + problem.getMessage());
        }
    }

    private static void range(String range, Field field) throws InvalidScheduleException {
        String[] stepped = range.split("/", -1);
        String[] bounds = stepped[0].split("-", -1);
        long start = field.low;
        long end = field.high;
        if (!bounds[0].equals("*") && !bounds[0].equals("?")) {
            start = value(bounds[0], field);
            if (bounds.length > 2) {
                throw new InvalidScheduleException("too many hyphens: " + range);
            }
            end = bounds.length == 2 ? value(bounds[1], field) : start;
        }
        if (stepped.length > 2) {
            throw new InvalidScheduleException("too many slashes: " + range);
        }
        long step = 1;
        if (stepped.length == 2) {
            step = number(stepped[1]);
            end = bounds.length == 1 ? field.high : end;
        }
        if (start < field.low) {
            throw outside("beginning of range (" + start + ") below minimum (" + field.low + ")", range);
        }
        if (end > field.high) {
            throw outside("end of range (" + end + ") above maximum (" + field.high + ")", range);
        }
        if (start > end) {
            throw outside("beginning of range (" + start + ") beyond end of range (" + end + ")", range);
        }
        if (step == 0) {
            throw outside("step of range should be a positive number", range);
        }
    }

    private static InvalidScheduleException outside(String problem, String range) {
        return new InvalidScheduleException(problem + ": " + range);
    }

    private static long value(String text, Field field) throws InvalidScheduleException {
        int named = field.names.indexOf(text.toLowerCase(Locale.ROOT));
        return named >= 0 ? named + field.low : number(text);
    }

    private static long number(String text) throws InvalidScheduleException {
        int digits = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
        boolean isNumber = text.length() > digits && text.chars().skip(digits).allMatch(c -> c >= '0' && c <= '9');
        long number;
        try {
            number = isNumber ? Long.parseLong(text) : 0;
        } catch (NumberFormatException tooLong) {
            throw new InvalidScheduleException(notParsed(text, "value out of range"));
        }
        if (!isNumber) {
            throw new InvalidScheduleException(notParsed(text, "invalid syntax"));
        }
        if (number < 0) {
            throw new InvalidScheduleException("negative number (" + number + ") not allowed: " + text);
        }
        return number;
    }

    private static String notParsed(String text, String why) {
        return "failed to parse int from " + text + ": strconv.Atoi: parsing " + GoValue.quote(text) + ": " + why;
    }
}
