package io.drydock.chapters.signals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What took the stop channel's place in 1.20: a context. A channel says only that it is over; a context is handed from
 * caller to callee, and who is given one can make another that ends with it, or earlier.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/signal.go: SetupSignalContext"
 */
// tag::context[]
public final class StopContext {
    private final List<Runnable> whenDone = new CopyOnWriteArrayList<>();
    private boolean done;

    /** The context of the whole process: done when the first signal comes. */
    public static StopContext of(SignalHandler handler) {
        StopContext context = new StopContext();
        handler.stop().thenRun(context::cancel);
        return context;
    }

    /** One that is done when this one is, and can be ended before. */
    public StopContext child() {
        StopContext child = new StopContext();
        whenDone(child::cancel);
        return child;
    }

    /** Ends this one and those made from it, and nothing above it. */
    public void cancel() {
        synchronized (this) {
            if (done) {
                return;
            }
            done = true;
        }
        whenDone.forEach(Runnable::run);
    }

    public synchronized boolean isDone() {
        return done;
    }

    private void whenDone(Runnable action) {
        synchronized (this) {
            if (!done) {
                whenDone.add(action);
                return;
            }
        }
        action.run();
    }
}
// end::context[]
