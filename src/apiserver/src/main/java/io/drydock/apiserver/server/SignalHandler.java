package io.drydock.apiserver.server;

import io.drydock.apiserver.lifecycle.LifecycleSignal;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Turns the operating system's wish to stop into a signal of ours: the first SIGINT or SIGTERM asks for a graceful
 * shutdown, the second exits 1 at once. A process has one; setting it up again is a mistake and says so.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/signal.go: SetupSignalHandler"
 */
public final class SignalHandler {
    private final SignalSource source;
    private final IntConsumer exit;
    private final AtomicInteger received = new AtomicInteger();
    private final LifecycleSignal stop = LifecycleSignal.named("stop");
    private boolean isSetUp;

    /** For this process. */
    public SignalHandler() {
        this(new OperatingSystemSignals(), Runtime.getRuntime()::halt);
    }

    SignalHandler(SignalSource source, IntConsumer exit) {
        this.source = source;
        this.exit = exit;
    }

    /**
     * Starts to listen for signals.
     *
     * @return signaled by the first of them
     * @throws IllegalStateException when called twice
     */
    // tag::set-up[]
    public synchronized LifecycleSignal setUp() {
        if (isSetUp) {
            throw new IllegalStateException("the signal handler is set up already; a process has only one");
        }
        isSetUp = true;
        source.onSignal("INT", this::received);
        source.onSignal("TERM", this::received);
        return stop;
    }
    // end::set-up[]

    /** What the first signal does, for those who want the server to stop from inside the process. */
    public void requestShutdown() {
        received();
    }

    // tag::received[]
    private void received() {
        if (received.incrementAndGet() == 1) {
            stop.signal();
        } else {
            exit.accept(1);
        }
    }
    // end::received[]

    /** Where signals come from. */
    interface SignalSource {
        void onSignal(String name, Runnable action);
    }
}
