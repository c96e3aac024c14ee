package io.drydock.kubeapiserver.printers;

import java.time.Duration;

/**
 * A duration with as many digits as a person cares for: {@code 45s}, {@code 5m30s}, {@code 3h}, {@code 12d}.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/duration/duration.go: HumanDuration"
 */
public final class HumanDuration {
    private static final long YEAR = 365;

    private HumanDuration() {}

    public static String format(Duration duration) {
        long seconds = duration.toMillis() / 1000;
        if (seconds < -1) {
            return "<invalid>";
        }
        if (seconds < 0) {
            return "0s";
        }
        if (seconds < 120) {
            return seconds + "s";
        }
        long minutes = duration.toMinutes();
        if (minutes < 10) {
            return withRest(minutes, "m", seconds % 60, "s");
        }
        if (minutes < 180) {
            return minutes + "m";
        }
        long hours = duration.toHours();
        if (hours < 8) {
            return withRest(hours, "h", minutes % 60, "m");
        }
        if (hours < 48) {
            return hours + "h";
        }
        long days = hours / 24;
        if (days < 8) {
            return withRest(days, "d", hours % 24, "h");
        }
        if (days < 2 * YEAR) {
            return days + "d";
        }
        return days < 8 * YEAR ? withRest(days / YEAR, "y", days % YEAR, "d") : days / YEAR + "y";
    }

    private static String withRest(long whole, String unit, long rest, String restUnit) {
        return rest == 0 ? whole + unit : whole + unit + rest + restUnit;
    }
}
