package io.drydock.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Sends one request over and over on a number of kept connections, each of which waits for its answer before it sends
 * again. Few threads drive many connections, as a thread for each would spend the time on switching.
 */
public final class LoadGenerator implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<LoadLoop> loops = new ArrayList<>();
    private final ExecutorService threads;

    /** Opens the connections. */
    public LoadGenerator(Endpoint endpoint, int connections) {
        int count = Math.min(connections, Runtime.getRuntime().availableProcessors());
        threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name("load-", 0).factory());
        try {
            for (int loop = 0; loop < count; loop++) {
                int share = connections / count + (loop < connections % count ? 1 : 0);
                loops.add(LoadLoop.open(endpoint, share, PATIENCE));
            }
        } catch (LoadException failure) {
            close();
            throw failure;
        }
    }

    /**
     * Sends for a while, and waits for the last answers.
     *
     * @param numbers gives each sending its number
     * @throws LoadException as soon as an answer is not what it should be
     */
    public Result run(Request request, Duration duration, AtomicLong numbers) throws InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        return run(request, () -> System.nanoTime() - end < 0 ? numbers.getAndIncrement() : LoadLoop.ENOUGH);
    }

    /** Sends a number of times, and waits for the last answers; otherwise as {@link #run}. */
    public Result send(Request request, long times, AtomicLong numbers) throws InterruptedException {
        AtomicLong left = new AtomicLong(times);
        return run(request, () -> left.decrementAndGet() < 0 ? LoadLoop.ENOUGH : numbers.getAndIncrement());
    }

    private Result run(Request request, LongSupplier numbers) throws InterruptedException {
        long begin = System.nanoTime();
        List<Callable<Result>> rounds = new ArrayList<>();
        for (LoadLoop loop : loops) {
            rounds.add(() -> loop.run(request, numbers));
        }
        long answers = 0;
        long bytes = 0;
        Histogram latencies = new Histogram();
        for (Future<Result> round : threads.invokeAll(rounds)) {
            Result part = get(round);
            answers += part.answers();
            bytes += part.bytes();
            latencies.addAll(part.latencies());
        }
        return new Result(answers, bytes, Duration.ofNanos(System.nanoTime() - begin), latencies);
    }

    private static Result get(Future<Result> round) throws InterruptedException {
        try {
            return round.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof LoadException expected) {
                throw new LoadException(expected.getMessage(), expected);
            }
            throw new LoadException("the load generator failed: " + failure.getCause(), failure);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        loops.forEach(LoadLoop::close);
    }
}
