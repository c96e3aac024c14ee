package io.drydock.chapters.run;

import io.drydock.chapters.main.Narration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The moments in a server's life. Each comes once, and what happens after it waits for it:
 *
 * <pre>
 *  listening ──► has been ready ──► … ──► shutdown initiated               (/readyz fails from here on)
 *                                              │
 *                        ┌─────────────────────┴──────────────┐
 *              the delay passes                     pre-shutdown hooks run
 *                        └─────────────────────┬──────────────┘
 *                                 not accepting new requests               (the listener is closed)
 *                                              │
 *                                 in-flight requests drained
 *                                              │
 *                                      HTTP server stopped
 * </pre>
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/lifecycle_signals.go: lifecycleSignals"
 */
// tag::lifecycle[]
public final class Lifecycle {
    public enum Moment {
        LISTENING,
        HAS_BEEN_READY,
        STOP_REQUESTED,
        SHUTDOWN_INITIATED,
        AFTER_SHUTDOWN_DELAY,
        PRE_SHUTDOWN_HOOKS_STOPPED,
        NOT_ACCEPTING_NEW_REQUESTS,
        IN_FLIGHT_REQUESTS_DRAINED,
        HTTP_SERVER_STOPPED
    }

    private final Map<Moment, CompletableFuture<Void>> moments = new EnumMap<>(Moment.class);
    private final Narration narration;
    private final long begun = System.nanoTime();

    Lifecycle(Narration narration) {
        this.narration = narration;
        for (Moment moment : Moment.values()) {
            moments.put(moment, new CompletableFuture<>());
        }
    }

    /** Says that a moment has come, before those who wait for it go on; only the first time counts. */
    synchronized void reached(Moment moment) {
        if (!has(moment)) {
            narrate(moment.name());
            moments.get(moment).complete(null);
        }
    }

    boolean has(Moment moment) {
        return moments.get(moment).isDone();
    }

    void await(Moment moment) {
        moments.get(moment).join();
    }
    // end::lifecycle[]

    /** A line of the timeline that is not a moment. */
    void narrate(String what) {
        narration.say("%6d ms  %s".formatted((System.nanoTime() - begun) / 1_000_000, what));
    }
}
