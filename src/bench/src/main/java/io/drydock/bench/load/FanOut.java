package io.drydock.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Many watchers of one thing, and one who changes it. The writer waits whenever the slowest watcher is too far behind,
 * so that what is measured is what arrives and not what piles up.
 */
public final class FanOut implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int watchers;
    private final Deliveries deliveries;
    private final List<WatchLoop> loops = new ArrayList<>();
    private final Client writer;
    private long written;

    /**
     * Opens the watches, and returns when all of them have begun.
     *
     * @param watch tells of nothing but what the writer will write
     * @throws LoadException when not all could be opened
     */
    public FanOut(Endpoint endpoint, Request watch, int watchers) throws InterruptedException {
        this.watchers = watchers;
        this.deliveries = new Deliveries(watchers);
        this.writer = new Client(endpoint);
        CountDownLatch begun = new CountDownLatch(watchers);
        int count = Math.min(watchers, Runtime.getRuntime().availableProcessors());
        try {
            for (int number = 0; number < count; number++) {
                WatchLoop loop = new WatchLoop(watch, deliveries, begun);
                loops.add(loop);
                int share = watchers / count + (number < watchers % count ? 1 : 0);
                Thread.ofPlatform().daemon().name("watch-" + number).start(() -> loop.run(endpoint, share));
            }
            if (!begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                deliveries.requireIntact();
                throw new LoadException(begun.getCount() + " of " + watchers + " watches have not begun within "
                        + PATIENCE.toSeconds() + " s");
            }
        } catch (IOException | LoadException failure) {
            close();
            throw failure instanceof LoadException known
                    ? known
                    : new LoadException("cannot open watches: " + failure.getMessage(), failure);
        }
    }

    /**
     * Writes for a while, and waits until everybody has everything.
     *
     * @param window how many events may be on the way at once
     * @return events delivered, and for each event how long the last watcher waited for it
     */
    public Result run(Request write, Duration duration, int window) throws InterruptedException {
        long begin = System.nanoTime();
        deliveries.takeSlowest();
        long events = 0;
        int onTheWay = 0;
        while (System.nanoTime() - begin < duration.toNanos()) {
            if (onTheWay == window) {
                deliveries.awaitOne(PATIENCE);
                onTheWay--;
            }
            deliveries.sending(written);
            writer.require(write, written);
            written++;
            events++;
            onTheWay++;
        }
        for (; onTheWay > 0; onTheWay--) {
            deliveries.awaitOne(PATIENCE);
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
        return new Result(events * watchers, 0, elapsed, deliveries.takeSlowest());
    }

    @Override
    public void close() {
        writer.close();
        for (WatchLoop loop : loops) {
            try {
                loop.close();
            } catch (IOException nothingToSave) {
                // The loop ends with its selector.
            }
        }
    }
}
