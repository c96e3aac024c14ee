package io.drydock.chapters.signals;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;

/**
 * Turns the operating system's wish that the process end into something to wait for. The first signal asks politely;
 * the second means it.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/signal.go: SetupSignalHandler"
 */
// tag::handler[]
public final class SignalHandler {
    /** A process has one: two would answer the same signal, and the second would count it as the first. */
    private static final AtomicBoolean IS_SET_UP = new AtomicBoolean();

    private final CompletableFuture<String> stop = new CompletableFuture<>();
    private final AtomicInteger received = new AtomicInteger();

    private SignalHandler() {}

    /**
     * Listens for SIGINT, which is Ctrl-C, and SIGTERM, which is what a process manager sends.
     *
     * @throws IllegalStateException when called a second time in this process
     */
    public static SignalHandler setUp() {
        if (!IS_SET_UP.compareAndSet(false, true)) {
            throw new IllegalStateException("the signal handler is set up already; a process has only one");
        }
        SignalHandler handler = new SignalHandler();
        Signal.handle(new Signal("INT"), handler::received);
        Signal.handle(new Signal("TERM"), handler::received);
        return handler;
    }

    /** Done with the name of the first signal. Whoever waits for the end waits for this. */
    public CompletableFuture<String> stop() {
        return stop;
    }

    private void received(Signal signal) {
        if (received.incrementAndGet() == 1) {
            stop.complete("SIG" + signal.getName());
        } else {
            // Not System.exit: whatever hangs in the shutdown must not be waited for once more.
            Runtime.getRuntime().halt(1);
        }
    }
}
// end::handler[]
