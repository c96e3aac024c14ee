package io.drydock.walkthrough.diagram;

import java.util.List;

/** The end of a server: its signals from top to bottom, and beside them what still works at that time. */
public final class ShutdownDiagram {
    private static final int ROW = 64;
    private static final int TOP = 40;
    private static final int LINE_X = 14;
    private static final int BARS_X = 330;
    private static final int BAR_STEP = 32;
    private static final int WIDTH = BARS_X + 4 * BAR_STEP;

    private static final List<Moment> MOMENTS = List.of(
            new Moment("", "SIGTERM, or Ctrl-C", "the stop signal"),
            new Moment("ShutdownInitiated", "", "sleeps the delay; pre-shutdown hooks run"),
            new Moment("AfterShutdownDelayDuration", "", "and the hooks are waited for"),
            new Moment("NotAcceptingNewRequests", "", "the listener closes; connections stay"),
            new Moment("InFlightRequestsDrained", "", "the last answers have been given"),
            new Moment("HTTPServerStopped", "", "connections closed, audit log written"));

    /** Until which moment something works, counted in {@link #MOMENTS}. */
    private static final List<Bar> BARS = List.of(
            new Bar("/readyz: ok", 1),
            new Bar("new connections", 3),
            new Bar("/livez: ok", 3),
            new Bar("requests under way", 4));

    private ShutdownDiagram() {}

    private record Moment(String signal, String event, String note) {}

    private record Bar(String name, int until) {}

    /** The names of the signals that the picture shows, in their order. */
    public static List<String> signals() {
        return MOMENTS.stream()
                .map(Moment::signal)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Draws it. */
    public static String draw() {
        int height = TOP + MOMENTS.size() * ROW;
        Svg svg = new Svg(WIDTH, height, "The signals of a shutdown, in order: " + String.join(", ", signals()));
        svg.line("M%d %d V%d".formatted(LINE_X, TOP, TOP + (MOMENTS.size() - 1) * ROW));
        for (int i = 0; i < MOMENTS.size(); i++) {
            Moment moment = MOMENTS.get(i);
            int y = TOP + i * ROW;
            boolean isSignal = !moment.signal().isEmpty();
            svg.circle(isSignal ? "dot" : "dot event", LINE_X, y, 7);
            svg.text(isSignal ? "code" : "strong", LINE_X + 20, y + 5, isSignal ? moment.signal() : moment.event());
            svg.text("dim", LINE_X + 20, y + 26, moment.note());
        }
        for (int i = 0; i < BARS.size(); i++) {
            Bar bar = BARS.get(i);
            int x = BARS_X + i * BAR_STEP;
            svg.box("bar", x, 4, BAR_STEP - 8, TOP + bar.until() * ROW - 4);
            svg.textDown("bar-label", x + 8, 14, bar.name());
        }
        return svg.toString();
    }
}
