package io.drydock.bench.scenario;

import io.drydock.bench.load.Client;
import io.drydock.bench.load.LoadGenerator;
import io.drydock.bench.load.Request;
import io.drydock.bench.report.Measurement;
import io.drydock.bench.report.Unit;
import io.drydock.bench.target.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** How much memory a fresh server has in use as config maps with a kilobyte of data each are made in it. */
record MemoryScenario() implements Scenario {
    private static final String NAMESPACE = "drydock-bench-memory";
    private static final int DATA_BYTES = 1_000;
    private static final int CONNECTIONS = 8;

    /** Memory counts once it has changed by less than this share within a while. */
    private static final double STILL = 0.01;

    private static final Duration WHILE = Duration.ofSeconds(1);
    private static final int LONGEST_WAIT = 10;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String title() {
        return "resident memory";
    }

    @Override
    public String obstacle(Stage stage) {
        return stage.servers().isEmpty() ? "only a process that is started here shows its memory" : "";
    }

    @Override
    public List<Measurement> run(Stage stage) throws InterruptedException {
        List<Measurement> measurements = new ArrayList<>();
        try (Target server = stage.servers().orElseThrow().launch()) {
            try (Client client = new Client(server.endpoint())) {
                String body = Samples.namespace(NAMESPACE);
                client.require(Request.of(server.endpoint(), "POST", "/api/v1/namespaces", 201, body), 0);
            }
            Request create = Request.of(
                    server.endpoint(),
                    "POST",
                    Fixture.configMaps(NAMESPACE),
                    201,
                    Samples.configMap("kept-" + Request.NUMBER, DATA_BYTES));
            AtomicLong made = new AtomicLong();
            for (int wanted : stage.plan().kept()) {
                try (LoadGenerator generator = new LoadGenerator(server.endpoint(), CONNECTIONS)) {
                    generator.send(create, wanted - made.get(), made);
                }
                Optional<Double> resident = settled(server);
                if (resident.isPresent()) {
                    measurements.add(measurement(wanted, resident.get()));
                }
            }
        }
        return measurements;
    }

    private Measurement measurement(int objects, double bytes) {
        String count = String.format(Locale.ROOT, "%,d", objects);
        return new Measurement(
                name() + "-" + objects,
                "memory, " + count + " config maps",
                Unit.BYTES,
                List.of(bytes),
                List.of(),
                Map.of());
    }

    private static Optional<Double> settled(Target server) throws InterruptedException {
        Optional<Long> before = server.residentBytes();
        for (int wait = 0; wait < LONGEST_WAIT && before.isPresent(); wait++) {
            Thread.sleep(WHILE);
            Optional<Long> now = server.residentBytes();
            if (now.isPresent() && Math.abs(now.get() - before.get()) < STILL * before.get()) {
                return now.map(Long::doubleValue);
            }
            before = now;
        }
        return before.map(Long::doubleValue);
    }
}
