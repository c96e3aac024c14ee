package io.drydock.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The figures as a table for a terminal of 80 columns. */
public final class TableReport {
    private static final String ROW = "%-28s %12s %12s %7s %8s %8s%n";

    private TableReport() {}

    public static String text(List<Measurement> measurements) {
        StringBuilder text = new StringBuilder(row("", "server", "limit", "share", "median", "p99"));
        for (Measurement measured : measurements) {
            text.append(row(
                    measured.title(),
                    measured.unit().format(measured.serverMedian()),
                    format(measured.limitMedian(), measured.unit()),
                    measured.share().isPresent()
                            ? String.format(
                                    Locale.ROOT, "%.2f", measured.share().getAsDouble())
                            : "",
                    millis(measured, "serverMedianMillis"),
                    millis(measured, "serverP99Millis")));
        }
        return text.toString();
    }

    private static String row(String... cells) {
        return String.format(Locale.ROOT, ROW, (Object[]) cells).stripTrailing() + System.lineSeparator();
    }

    private static String format(OptionalDouble value, Unit unit) {
        return value.isPresent() ? unit.format(value.getAsDouble()) : "";
    }

    private static String millis(Measurement measured, String detail) {
        Double value = measured.details().get(detail);
        return value == null ? "" : Unit.SECONDS.format(value / 1e3);
    }
}
