package io.drydock.bench.scenario;

import io.drydock.bench.report.Measurement;
import java.util.List;

/** One thing that is measured. */
public sealed interface Scenario permits StartScenario, RequestScenario, WatchScenario, MemoryScenario {

    /** As {@code --scenarios} names it. */
    String name();

    /** What it measures, in a few words. */
    String title();

    /** Why it cannot be measured on this stage; empty when it can. */
    default String obstacle(Stage stage) {
        return "";
    }

    List<Measurement> run(Stage stage) throws InterruptedException;
}
