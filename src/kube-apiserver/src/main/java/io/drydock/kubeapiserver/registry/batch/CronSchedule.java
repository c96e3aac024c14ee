package io.drydock.kubeapiserver.registry.batch;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a schedule in the five fields of cron, or one of its short forms.
 *
 * @see "Go: vendor/github.com/robfig/cron/parser.go: ParseStandard"
 */
final class CronSchedule {
    private static final List<String> SHORT_FORMS =
            List.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");

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

    /** What is wrong with a schedule; absent when nothing is. */
    static Optional<String> problem(String written) {
        boolean zoned = written.startsWith("TZ=") || written.startsWith("CRON_TZ=");
        String schedule = zoned ? written.substring(written.indexOf(' ') + 1).trim() : written;
        if (schedule.startsWith("@")) {
            boolean known = SHORT_FORMS.contains(schedule) || schedule.startsWith("@every ");
            return known ? Optional.empty() : Optional.of("unrecognized descriptor: " + schedule);
        }
        String[] parts = schedule.trim().split("\\s+");
        if (parts.length != Field.values().length) {
            return Optional.of(
                    "expected exactly 5 fields, found " + parts.length + ": [" + String.join(" ", parts) + "]");
        }
        for (Field field : Field.values()) {
            for (String range : parts[field.ordinal()].split(",", -1)) {
                Optional<String> problem = rangeProblem(range, field);
                if (problem.isPresent()) {
                    return problem;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> rangeProblem(String range, Field field) {
        String[] stepped = range.split("/", -1);
        String[] bounds = stepped[0].split("-", -1);
        if (stepped.length > 2 || bounds.length > 2) {
            return Optional.of((stepped.length > 2 ? "too many slashes: " : "too many hyphens: ") + range);
        }
        if (stepped.length == 2 && number(stepped[1]) <= 0) {
            return Optional.of("step of range should be a positive number: " + range);
        }
        if (bounds[0].equals("*") || bounds[0].equals("?")) {
            return bounds.length == 1 ? Optional.empty() : Optional.of("failed to parse int from: " + range);
        }
        int start = value(bounds[0], field);
        int end = bounds.length == 2 ? value(bounds[1], field) : start;
        if (start < 0 || end < 0) {
            return Optional.of("failed to parse int from " + range);
        }
        if (start < field.low) {
            return Optional.of("beginning of range (" + start + ") below minimum (" + field.low + "): " + range);
        }
        if (end > field.high) {
            return Optional.of("end of range (" + end + ") above maximum (" + field.high + "): " + range);
        }
        return start > end
                ? Optional.of("beginning of range (" + start + ") beyond end of range (" + end + "): " + range)
                : Optional.empty();
    }

    private static int value(String text, Field field) {
        int named = field.names.indexOf(text.toLowerCase(Locale.ROOT));
        return named >= 0 ? named + field.low : number(text);
    }

    private static int number(String text) {
        boolean digits = !text.isEmpty() && text.length() < 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(text) : -1;
    }
}
