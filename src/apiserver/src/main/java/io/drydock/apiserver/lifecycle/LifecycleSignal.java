package io.drydock.apiserver.lifecycle;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A moment that comes once: what happens after it waits for it.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/lifecycle_signals.go: lifecycleSignal"
 */
public final class LifecycleSignal {
    private static final Logger LOG = LoggerFactory.getLogger(LifecycleSignal.class);

    private final String name;
    private final CompletableFuture<Boolean> signaled = new CompletableFuture<>();

    private LifecycleSignal(String name) {
        this.name = name;
    }

    public static LifecycleSignal named(String name) {
        return new LifecycleSignal(name);
    }

    /** Announces the moment; only the first call does anything. */
    public void signal() {
        if (!signaled.isDone()) {
            LOG.debug("{}", name);
            signaled.complete(true);
        }
    }

    public boolean isSignaled() {
        return signaled.isDone();
    }

    /** Runs the action when the moment comes, on the thread that announces it; at once when it has come already. */
    public void whenSignaled(Runnable action) {
        signaled.thenRun(action);
    }

    public void await() throws InterruptedException {
        try {
            signaled.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether the moment came within the wait. */
    public boolean await(Duration wait) throws InterruptedException {
        try {
            return signaled.get(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return name + (isSignaled() ? " (signaled)" : "");
    }
}
