package io.drydock.walkthrough.diagram;

import java.util.List;
import java.util.Set;

/** The calls of the startup, who calls whom from left to right, what comes first from top to bottom. */
public final class StartupDiagram {
    private static final List<Call> CALLS = List.of(
            new Call("main", "01-main", 0),
            new Call("Command.Execute, RunE", "02-command", 1),
            new Call("Complete, Validate", "03-complete", 2),
            new Call("SetupSignalHandler", "04-signal-handler", 2),
            new Call("Run", "", 2),
            new Call("CreateServerChain", "05-create-server-chain", 3),
            new Call("New, once for each server", "06-generic-config-new", 4),
            new Call("PrepareRun", "07-prepare-run", 3),
            new Call("Run, NonBlockingRun", "08-run", 3));

    private static final int INDENT = 30;
    private static final int ROW = 44;
    private static final int BOX_HEIGHT = 32;
    private static final int BOX_WIDTH = 240;
    private static final int WIDTH = 4 * INDENT + BOX_WIDTH + 4;

    private StartupDiagram() {}

    /** @param page whose chapter explains it; empty when none does by itself */
    private record Call(String name, String page, int depth) {
        int x() {
            return 2 + depth * INDENT;
        }
    }

    /**
     * @param here the page that shows the picture
     * @param pages that can be linked to
     */
    public static String draw(String here, Set<String> pages) {
        Svg svg = new Svg(
                WIDTH,
                CALLS.size() * ROW - ROW + BOX_HEIGHT + 6,
                "The calls of the startup, in order: "
                        + String.join("; ", CALLS.stream().map(Call::name).toList()));
        for (int i = 0; i < CALLS.size(); i++) {
            int caller = caller(i);
            if (caller >= 0) {
                int x = CALLS.get(caller).x() + INDENT / 2;
                svg.line("M%d %d V%d H%d"
                        .formatted(
                                x,
                                top(caller) + BOX_HEIGHT,
                                top(i) + BOX_HEIGHT / 2,
                                CALLS.get(i).x()));
            }
        }
        for (int i = 0; i < CALLS.size(); i++) {
            draw(svg, CALLS.get(i), top(i), here, pages);
        }
        return svg.toString();
    }

    private static void draw(Svg svg, Call call, int top, String here, Set<String> pages) {
        boolean isHere = call.page().equals(here);
        boolean isLink = !isHere && pages.contains(call.page());
        if (isLink) {
            svg.beginLink(call.page() + ".html");
        }
        svg.box(isHere ? "box here" : "box", call.x(), top, BOX_WIDTH, BOX_HEIGHT);
        svg.text("code", call.x() + (call.page().isEmpty() ? 12 : 34), top + 21, call.name());
        if (!call.page().isEmpty()) {
            svg.text("number", call.x() + 14, top + 21, call.page().substring(1, 2));
        }
        if (isLink) {
            svg.endLink();
        }
    }

    private static int top(int row) {
        return 3 + row * ROW;
    }

    private static int caller(int row) {
        for (int i = row - 1; i >= 0; i--) {
            if (CALLS.get(i).depth() < CALLS.get(row).depth()) {
                return i;
            }
        }
        return -1;
    }
}
