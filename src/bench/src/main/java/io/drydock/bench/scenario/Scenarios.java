package io.drydock.bench.scenario;

import java.util.List;

/** All scenarios, in the order in which they run: those that only read come before the server is full. */
public final class Scenarios {
    private static final int OK = 200;
    private static final int CREATED = 201;

    private Scenarios() {}

    public static List<Scenario> all() {
        return List.of(
                new StartScenario(),
                new RequestScenario("get", "GET one pod", "GET", Fixture::podPath, "", OK, fixture -> ""),
                new RequestScenario(
                        "get-cached",
                        "GET one pod, any version",
                        "GET",
                        Fixture::podPath,
                        "?resourceVersion=0",
                        OK,
                        fixture -> ""),
                new RequestScenario(
                        "list",
                        "LIST " + Fixture.LISTED + " config maps",
                        "GET",
                        Fixture::listPath,
                        "",
                        OK,
                        fixture -> ""),
                new WatchScenario(),
                new RequestScenario("put", "PUT a config map", "PUT", Fixture::slotPath, "", OK, Fixture::slotBody),
                new RequestScenario(
                        "post", "POST a config map", "POST", Fixture::createPath, "", CREATED, Fixture::createBody),
                new MemoryScenario());
    }
}
