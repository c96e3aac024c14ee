package io.drydock.apimachinery.time;

import java.time.Duration;

/**
 * Durations to two or three figures, as the age column of a table shows them: {@code 5m12s}, {@code 3d4h}.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/duration/duration.go: HumanDuration"
 */
public final class HumanDuration {
    private HumanDuration() {}

    public static String format(Duration duration) {
        long seconds = truncatedSeconds(duration);
        if (seconds < -1) {
            return "<invalid>";
        }
        if (seconds < 0) {
            return "0s";
        }
        if (seconds < 60 * 2) {
            return seconds + "s";
        }
        long minutes = seconds / 60;
        if (minutes < 10) {
            return two(minutes, "m", seconds % 60, "s");
        }
        if (minutes < 60 * 3) {
            return minutes + "m";
        }
        long hours = minutes / 60;
        if (hours < 8) {
            return two(hours, "h", minutes % 60, "m");
        }
        if (hours < 48) {
            return hours + "h";
        }
        long days = hours / 24;
        if (hours < 24 * 8) {
            return two(days, "d", hours % 24, "h");
        }
        if (hours < 24 * 365 * 2) {
            return days + "d";
        }
        return hours < 24 * 365 * 8 ? two(days / 365, "y", days % 365, "d") : days / 365 + "y";
    }

    /** Toward zero, so that up to two seconds in the future still count as now. */
    private static long truncatedSeconds(Duration duration) {
        return duration.isNegative() ? -duration.negated().toSeconds() : duration.toSeconds();
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + largeUnit + (small == 0 ? "" : small + smallUnit);
    }
}
