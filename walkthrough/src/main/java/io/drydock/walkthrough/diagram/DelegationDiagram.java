package io.drydock.walkthrough.diagram;

import java.util.List;

/** The three servers and the way of a request through them, until one of them knows the path. */
public final class DelegationDiagram {
    private static final List<Server> SERVERS = List.of(
            new Server("aggregator", "/apis/apiregistration.k8s.io", "/apis/metrics.k8s.io … to another server"),
            new Server("kube-apiserver", "/api/v1/pods", "/apis/apps/v1/deployments"),
            new Server("extensions server", "/apis/apiextensions.k8s.io", "/apis/example.com/v1/widgets"));

    private static final int WIDTH = 440;
    private static final int BOX_HEIGHT = 96;
    private static final int STEP = BOX_HEIGHT + 54;
    private static final int TOP = 92;
    private static final int LINE_X = 60;

    private DelegationDiagram() {}

    private record Server(String name, String knows, String knowsToo) {}

    /** Draws it. */
    public static String draw() {
        Svg svg = new Svg(
                WIDTH,
                TOP + SERVERS.size() * STEP + 34,
                "A request passes the filters once, then aggregator, kube-apiserver and extensions server in turn");
        svg.text("label", 2, 16, "a request").arrowDown(LINE_X, 24, 46);
        svg.box("box band", 2, 48, WIDTH - 4, 30)
                .text("label", 14, 68, "the filters: who are you, may you, is there room");
        for (int i = 0; i < SERVERS.size(); i++) {
            int y = TOP + i * STEP;
            Server server = SERVERS.get(i);
            svg.arrowDown(LINE_X, i == 0 ? 78 : y - 54, y);
            if (i > 0) {
                svg.text("dim", LINE_X + 16, y - 22, "not mine: the next one’s unprotected handler");
            }
            svg.box("box", 2, y, WIDTH - 4, BOX_HEIGHT)
                    .text("strong", 14, y + 26, server.name())
                    .text("dim", 14, y + 52, "REST, then mux:")
                    .text("code", 132, y + 52, server.knows())
                    .text(i == 0 ? "dim" : "code", 132, y + 76, server.knowsToo());
        }
        int end = TOP + SERVERS.size() * STEP;
        svg.arrowDown(LINE_X, end - 54, end).text("dim", LINE_X + 16, end - 22, "nobody’s");
        svg.text("strong", 2, end + 24, "404")
                .text("dim", LINE_X - 14, end + 24, "or 503, as long as the CRDs have not been read");
        return svg.toString();
    }
}
