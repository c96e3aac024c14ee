package io.drydock.bench.scenario;

import io.drydock.bench.load.Client;
import io.drydock.bench.load.Endpoint;
import io.drydock.bench.load.Histogram;
import io.drydock.bench.load.LoadGenerator;
import io.drydock.bench.load.Request;
import io.drydock.bench.load.Result;
import io.drydock.bench.report.Measurement;
import io.drydock.bench.report.Unit;
import io.drydock.bench.target.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How many requests of one kind are answered a second, from the server and from the limit in turn.
 *
 * @param query follows the path, with its question mark
 * @param expected the status of every answer
 */
record RequestScenario(
        String name,
        String title,
        String method,
        Function<Fixture, String> path,
        String query,
        int expected,
        Function<Fixture, String> body)
        implements Scenario {

    @Override
    public List<Measurement> run(Stage stage) throws InterruptedException {
        Plan plan = stage.plan();
        Fixture fixture = stage.fixture();
        Request toServer = request(stage.server().endpoint(), fixture);
        Request toLimit = request(stage.limit().endpoint(), fixture);
        try (Client client = new Client(stage.server().endpoint())) {
            byte[] answer = client.require(toServer, stage.numbers().getAndIncrement());
            BareAnswers.leave(stage.limit().endpoint(), method, path.apply(fixture), expected, answer);
        }
        Side server = new Side(stage.server(), toServer);
        Side limit = new Side(stage.limit(), toLimit);
        try (LoadGenerator load = new LoadGenerator(stage.server().endpoint(), plan.connections());
                LoadGenerator bare = new LoadGenerator(stage.limit().endpoint(), plan.connections())) {
            WarmUp.run(() -> load.run(toServer, plan.warmUp(), stage.numbers()).rate());
            WarmUp.run(() -> bare.run(toLimit, plan.warmUp(), stage.numbers()).rate());
            for (int round = 0; round < plan.rounds(); round++) {
                server.measure(load, stage);
                limit.measure(bare, stage);
            }
        }
        Map<String, Double> details = new LinkedHashMap<>();
        server.describe("server", details);
        limit.describe("limit", details);
        return List.of(new Measurement(name, title, Unit.PER_SECOND, server.rates, limit.rates, details));
    }

    private Request request(Endpoint endpoint, Fixture fixture) {
        return Request.of(endpoint, method, path.apply(fixture) + query, expected, body.apply(fixture));
    }

    /** One of the two, and what has been measured of it. */
    private static final class Side {
        private final Target target;
        private final Request request;
        private final List<Double> rates = new ArrayList<>();
        private final Histogram latencies = new Histogram();
        private long answers;
        private long bytes;
        private Duration processorTime = Duration.ZERO;

        Side(Target target, Request request) {
            this.target = target;
            this.request = request;
        }

        void measure(LoadGenerator generator, Stage stage) throws InterruptedException {
            target.requireAlive();
            Duration before = target.processorTime();
            Result result = generator.run(request, stage.plan().duration(), stage.numbers());
            processorTime = processorTime.plus(target.processorTime()).minus(before);
            rates.add(result.rate());
            latencies.addAll(result.latencies());
            answers += result.answers();
            bytes += result.bytes();
        }

        void describe(String who, Map<String, Double> details) {
            details.put(who + "BodyBytes", (double) bytes / Math.max(1, answers));
            details.put(who + "MedianMillis", latencies.percentile(0.5) / 1e6);
            details.put(who + "P99Millis", latencies.percentile(0.99) / 1e6);
            if (!processorTime.isZero()) {
                details.put(who + "ProcessorMicros", processorTime.toNanos() / 1e3 / Math.max(1, answers));
            }
        }
    }
}
