package io.drydock.bench.scenario;

import io.drydock.bench.report.Measurement;
import io.drydock.bench.report.Unit;
import io.drydock.bench.target.Launcher;
import io.drydock.bench.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long it takes from the start of a process, with nothing on disk, until it says that it is ready. */
record StartScenario() implements Scenario {

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String title() {
        return "start to ready";
    }

    @Override
    public String obstacle(Stage stage) {
        return stage.servers().isEmpty() ? "the server runs already" : "";
    }

    @Override
    public List<Measurement> run(Stage stage) throws InterruptedException {
        List<Double> server = new ArrayList<>();
        List<Double> limit = new ArrayList<>();
        Launcher servers = stage.servers().orElseThrow();
        // The first start reads everything from disk, and the first of Drydock's may build it.
        seconds(servers);
        seconds(stage.limits());
        for (int start = 0; start < stage.plan().starts(); start++) {
            server.add(seconds(servers));
            limit.add(seconds(stage.limits()));
        }
        return List.of(new Measurement(name(), title(), Unit.SECONDS, server, limit, Map.of()));
    }

    private static double seconds(Launcher launcher) throws InterruptedException {
        try (Target started = launcher.launch()) {
            return started.start().orElseThrow().toNanos() / 1e9;
        }
    }
}
