package io.drydock.apiserver.controller;

import io.drydock.apimachinery.status.StatusException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A queue of keys and one worker that takes them. A key that is added while it waits is done once; one that is added
 * while it is worked on is done again after. A key that fails comes back after a pause that doubles each time.
 *
 * @see "Go: staging/src/k8s.io/client-go/util/workqueue/rate_limiting_queue.go"
 */
public final class Reconciler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final String name;
    private final Work work;
    /** Guarded by itself; notified when a key is added. */
    private final LinkedHashSet<String> waiting = new LinkedHashSet<>();
    /** Touched by the worker only. */
    private final Map<String, Integer> failures = new HashMap<>();

    private final ScheduledExecutorService timer;
    private @Nullable Thread worker;

    /** @param name of the controller, for its thread and the log */
    public Reconciler(String name, Work work) {
        this.name = name;
        this.work = work;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name(name + " timer").factory());
    }

    /** What is to be done for one key. A {@link StatusException} or any other failure brings the key back later. */
    @FunctionalInterface
    public interface Work {
        void reconcile(String key) throws InterruptedException;
    }

    public void add(String key) {
        synchronized (waiting) {
            waiting.add(key);
            waiting.notifyAll();
        }
    }

    public void addAfter(String key, Duration pause) {
        if (!timer.isShutdown()) {
            timer.schedule(() -> add(key), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Starts once; further calls do nothing. */
    public synchronized void start() {
        if (worker == null) {
            worker = Thread.ofVirtual().name(name).start(this::run);
        }
    }

    @Override
    public synchronized void close() {
        timer.shutdownNow();
        if (worker != null) {
            worker.interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                reconcile(take());
            }
        } catch (InterruptedException closed) {
            LOG.debug("{} has ended", name);
        }
    }

    private String take() throws InterruptedException {
        synchronized (waiting) {
            while (waiting.isEmpty()) {
                waiting.wait();
            }
            return waiting.removeFirst();
        }
    }

    private void reconcile(String key) throws InterruptedException {
        try {
            work.reconcile(key);
            failures.remove(key);
        } catch (StatusException refused) {
            LOG.info("{}: {} will be tried again: {}", name, key, refused.getMessage());
            retry(key);
        } catch (RuntimeException failure) {
            LOG.warn("{}: {} failed and will be tried again", name, key, failure);
            retry(key);
        }
    }

    private void retry(String key) {
        int count = failures.merge(key, 1, Integer::sum);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(count - 1, 20));
        addAfter(key, pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }
}
