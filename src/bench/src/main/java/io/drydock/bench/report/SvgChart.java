package io.drydock.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The figures as a chart: for every measurement a bar of how much of the limit is reached, with both figures in words.
 * It is as wide as a phone, grows without blurring, and is dark where the reader's system is.
 */
public final class SvgChart {
    private static final int WIDTH = 400;
    private static final int MARGIN = 16;
    private static final int ROW = 58;
    private static final int HEAD = 74;
    private static final int FOOT = 40;
    private static final int BAR = 14;
    private static final int FULL = WIDTH - 2 * MARGIN;

    private SvgChart() {}

    public static String draw(Report report) {
        List<Measurement> rows = report.measurements();
        int height = HEAD + rows.size() * ROW + FOOT;
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" role="img" aria-label="%s">
                <style>
                  svg { font-family: system-ui, sans-serif; background: #ffffff }
                  .title { font-size: 17px; font-weight: 600; fill: #1b1f24 }
                  .name { font-size: 14px; fill: #1b1f24 }
                  .note { font-size: 12px; fill: #57606a }
                  .ground { fill: #eaeef2 }
                  .bar { fill: #1f6feb }
                  .alone { fill: #8250df }
                  @media (prefers-color-scheme: dark) {
                    svg { background: #0d1117 }
                    .title, .name { fill: #e6edf3 }
                    .note { fill: #9da7b3 }
                    .ground { fill: #21262d }
                    .bar { fill: #58a6ff }
                    .alone { fill: #bc8cff }
                  }
                </style>
                """,
                WIDTH,
                height,
                WIDTH,
                escape("What " + report.server() + " reaches of what its machine allows")));
        svg.append(text(MARGIN, 30, "title", "start", report.server() + " and the limit"));
        svg.append(text(MARGIN, 50, "note", "start", "full width: a bare handler that sends the same bytes"));
        double largest = largestMemory(rows);
        for (int row = 0; row < rows.size(); row++) {
            svg.append(row(rows.get(row), HEAD + row * ROW, largest));
        }
        svg.append(text(MARGIN, height - 14, "note", "start", processor(report.machine())));
        return svg.append("</svg>\n").toString();
    }

    private static String row(Measurement measured, int top, double largest) {
        OptionalDouble share = measured.share();
        double length = share.orElse(largest == 0 ? 0 : measured.serverMedian() / largest);
        String figures = measured.unit().format(measured.serverMedian());
        if (measured.limitMedian().isPresent()) {
            figures += (measured.unit().isMoreBetter() ? " of " : ", limit ")
                    + measured.unit().format(measured.limitMedian().getAsDouble());
        }
        String barClass = share.isPresent() ? "bar" : "alone";
        return text(MARGIN, top + 14, "name", "start", measured.title())
                + text(WIDTH - MARGIN, top + 14, "note", "end", figures)
                + rectangle("ground", top + 22, 1)
                + rectangle(barClass, top + 22, Math.clamp(length, 0, 1))
                + (share.isPresent()
                        ? text(
                                MARGIN,
                                top + 22 + BAR + 13,
                                "note",
                                "start",
                                String.format(Locale.ROOT, "%.0f %%", share.getAsDouble() * 100))
                        : "");
    }

    private static double largestMemory(List<Measurement> rows) {
        return rows.stream()
                .filter(row -> row.unit() == Unit.BYTES)
                .mapToDouble(Measurement::serverMedian)
                .max()
                .orElse(0);
    }

    private static String processor(Machine machine) {
        return machine.processors() + " × " + machine.processor();
    }

    private static String text(int x, int y, String type, String anchor, String content) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" class=\"%s\" text-anchor=\"%s\">%s</text>%n",
                x,
                y,
                type,
                anchor,
                escape(content));
    }

    private static String rectangle(String type, int y, double share) {
        return String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"3\" class=\"%s\"/>%n",
                MARGIN,
                y,
                share * FULL,
                BAR,
                type);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
