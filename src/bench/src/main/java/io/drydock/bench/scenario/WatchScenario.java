package io.drydock.bench.scenario;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.bench.load.Client;
import io.drydock.bench.load.Endpoint;
import io.drydock.bench.load.FanOut;
import io.drydock.bench.load.Histogram;
import io.drydock.bench.load.Request;
import io.drydock.bench.load.Result;
import io.drydock.bench.report.Measurement;
import io.drydock.bench.report.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many events a second reach many watchers of one writer, and how long the last of them waits for an event when
 * events come one at a time.
 */
record WatchScenario() implements Scenario {
    /** Events on the way at once: enough to keep everybody busy, less than what makes a watcher too slow. */
    private static final int WINDOW = 64;

    @Override
    public String name() {
        return "watch";
    }

    @Override
    public String title() {
        return "events to many watchers";
    }

    @Override
    public List<Measurement> run(Stage stage) throws InterruptedException {
        Plan plan = stage.plan();
        String objects = stage.fixture().createPath();
        String object = stage.fixture().slotPath().replace(Request.SLOT, "0000");
        String body = stage.fixture().slotBody().replace(Request.SLOT, "0000");
        Endpoint real = stage.server().endpoint();
        Endpoint bare = stage.limit().endpoint();
        Request write = Request.of(real, "PUT", object, 200, body);
        Request bareWrite = Request.of(bare, "PUT", object, 200, body);
        sample(real, bare, write, objects, object);

        Side server = new Side(write);
        Side limit = new Side(bareWrite);
        String query = "?watch=true&allowWatchBookmarks=false&timeoutSeconds=3600&resourceVersion=";
        try (FanOut fan =
                        new FanOut(real, Request.get(real, objects + query + version(real, objects)), plan.watchers());
                FanOut bareFan = new FanOut(bare, Request.get(bare, objects + query), plan.watchers())) {
            WarmUp.run(() -> fan.run(write, plan.warmUp(), WINDOW).rate());
            WarmUp.run(() -> bareFan.run(bareWrite, plan.warmUp(), WINDOW).rate());
            for (int round = 0; round < plan.rounds(); round++) {
                server.measure(fan, plan.duration());
                limit.measure(bareFan, plan.duration());
            }
        }
        Map<String, Double> details = Map.of("watchers", (double) plan.watchers());
        String watchers = String.format(Locale.ROOT, "%,d watchers", plan.watchers());
        return List.of(
                new Measurement(name(), "events to " + watchers, Unit.PER_SECOND, server.rates, limit.rates, details),
                new Measurement(
                        "watch-delay", "slowest of " + watchers, Unit.SECONDS, server.delays, limit.delays, details));
    }

    /** Has one event told, and leaves it and the answer to the write with the bare server. */
    private static void sample(Endpoint real, Endpoint bare, Request write, String objects, String object) {
        Request watch = Request.get(real, objects + "?watch=true&resourceVersion=" + version(real, objects));
        try (Client watcher = new Client(real);
                Client writer = new Client(real)) {
            watcher.open(watch);
            // A number that the rounds do not use, so that it is a change and is followed by others.
            byte[] answer = writer.require(write, 9_999_999_999L);
            BareAnswers.leave(bare, "EVENT", object, 200, watcher.nextLine(watch));
            BareAnswers.leave(bare, "PUT", object, 200, answer);
        }
    }

    private static String version(Endpoint real, String objects) {
        try (Client client = new Client(real)) {
            byte[] list = client.require(Request.get(real, objects + "?limit=1"), 0);
            return JsonDecoder.decode(list)
                    .path("metadata")
                    .path("resourceVersion")
                    .asString("");
        }
    }

    /** One of the two, and what has been measured of it. */
    private static final class Side {
        private final Request write;
        private final List<Double> rates = new ArrayList<>();
        private final List<Double> delays = new ArrayList<>();

        Side(Request write) {
            this.write = write;
        }

        void measure(FanOut fan, Duration duration) throws InterruptedException {
            Result many = fan.run(write, duration, WINDOW);
            rates.add(many.rate());
            Histogram slowest = fan.run(write, duration.dividedBy(2), 1).latencies();
            delays.add(slowest.percentile(1) / 1e9);
        }
    }
}
