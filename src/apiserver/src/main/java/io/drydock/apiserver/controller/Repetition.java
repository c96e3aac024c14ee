package io.drydock.apiserver.controller;

import java.time.Duration;

/**
 * Does something, and does it again after every period. What fails comes back sooner, as with every {@link Reconciler}.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/wait/wait.go: Until"
 */
public final class Repetition implements AutoCloseable {
    private static final String ONLY = "all";

    private final Runnable work;
    private final Duration period;
    private final Reconciler reconciler;

    /** @param name for its thread and the log */
    public Repetition(String name, Duration period, Runnable work) {
        this.work = work;
        this.period = period;
        this.reconciler = new Reconciler(name, key -> once());
    }

    /** Does it for the first time before it returns; when that fails, it is not begun. */
    public void start() {
        once();
        reconciler.start();
    }

    /** A failure leads to the next time by itself, so only success has to. */
    private void once() {
        work.run();
        reconciler.addAfter(ONLY, period);
    }

    @Override
    public void close() {
        reconciler.close();
    }
}
