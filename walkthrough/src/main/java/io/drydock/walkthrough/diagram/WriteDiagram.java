package io.drydock.walkthrough.diagram;

import java.util.List;

/** The life of a write from top to bottom, with what each station may refuse it with. */
public final class WriteDiagram {
    private static final int WIDTH = 460;
    private static final int TOP = 30;
    private static final int ROW = 70;
    private static final int BOX_HEIGHT = 52;
    private static final int BOX_X = 42;
    private static final int BOX_WIDTH = 314;
    private static final int TEXT_X = BOX_X + 14;
    private static final int REFUSAL_X = BOX_X + BOX_WIDTH + 12;
    private static final int ARROW_X = BOX_X + 24;
    private static final int RETRY_X = 24;

    private static final List<Station> STATIONS = List.of(
            new Station("filters", "who are you, may you, is there room", "401 403 429"),
            new Station("decode", "JSON, YAML or protobuf to a tree", "400 413 415"),
            new Station("defaults", "what the client left out", ""),
            new Station("change", "a patch or apply, merged with what is there", "409 422"),
            new Station("field ownership", "who has set what, in managedFields", ""),
            new Station("mutating admission", "plug-ins, then webhooks, may change it", "403 …"),
            new Station("strategy", "what clients may not set is reset; generation", ""),
            new Station("validation", "every field, all mistakes at once", "422"),
            new Station("validating admission", "policies, webhooks, quota", "403 …"),
            new Station("encode", "once; these bytes are what readers get", ""),
            new Station("store", "if nobody else was faster", "409"),
            new Station("watchers", "the same bytes, to everybody who watches", ""));

    /** From the store back to here when somebody else was faster. */
    private static final int CHANGE = 3;

    private static final int STORE = 10;

    private WriteDiagram() {}

    private record Station(String name, String note, String refusals) {
        static int top(int index) {
            return TOP + index * ROW;
        }

        static int middle(int index) {
            return top(index) + BOX_HEIGHT / 2;
        }
    }

    /** Draws it. */
    public static String draw() {
        Svg svg = new Svg(
                WIDTH,
                TOP + STATIONS.size() * ROW,
                "The stations of a write: "
                        + String.join(", ", STATIONS.stream().map(Station::name).toList()));
        svg.text("dim", REFUSAL_X, 16, "refused with");
        for (int i = 0; i < STATIONS.size(); i++) {
            Station station = STATIONS.get(i);
            if (i > 0) {
                svg.arrowDown(ARROW_X, Station.top(i) - ROW + BOX_HEIGHT, Station.top(i));
            }
            svg.box(i == STORE ? "box here" : "box", BOX_X, Station.top(i), BOX_WIDTH, BOX_HEIGHT)
                    .text("strong", TEXT_X, Station.top(i) + 22, station.name())
                    .text("dim", TEXT_X, Station.top(i) + 42, station.note())
                    .text("code", REFUSAL_X, Station.middle(i) + 5, station.refusals());
        }
        svg.line("M%d %d H%d V%d H%d"
                .formatted(BOX_X, Station.middle(STORE), RETRY_X, Station.middle(CHANGE), BOX_X - 8));
        svg.arrowRight(BOX_X - 8, BOX_X, Station.middle(CHANGE));
        svg.textDown("dim", RETRY_X - 16, Station.middle(CHANGE) + 110, "somebody was faster: once more");
        return svg.toString();
    }
}
