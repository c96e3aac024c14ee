package io.drydock.apiserver.lifecycle;

/**
 * The moments in the life of a server, in their order:
 *
 * <pre>
 *   listening
 *      │
 *      ├── post-start hooks run ──► hasBeenReady             (/readyz said ok for the first time)
 *      ▼
 *   stop is asked for
 *      │
 *   shutdownInitiated                                        (/readyz fails from here on)
 *      │
 *      ├───────────────────────────────┐
 *      │ sleeps the shutdown delay     │ runs the pre-shutdown hooks
 *      ▼                               ▼
 *   afterShutdownDelayDuration      preShutdownHooksStopped
 *      │                               │
 *      └──────────────┬────────────────┘
 *                     ▼
 *              notAcceptingNewRequests                       (the listener is closed; 503 for what still comes in)
 *                     │
 *                     ├── ends watches
 *                     ▼
 *              inFlightRequestsDrained                       (the wait group is empty, or its time is over)
 *                     │
 *                     ▼
 *              httpServerStopped                             (all connections are closed)
 *                     │
 *                     ├── flushes the audit backend
 *                     ▼
 *              run returns
 * </pre>
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/lifecycle_signals.go: lifecycleSignals"
 */
public record LifecycleSignals(
        LifecycleSignal hasBeenReady,
        LifecycleSignal shutdownInitiated,
        LifecycleSignal afterShutdownDelayDuration,
        LifecycleSignal preShutdownHooksStopped,
        LifecycleSignal notAcceptingNewRequests,
        LifecycleSignal inFlightRequestsDrained,
        LifecycleSignal httpServerStopped) {

    public static LifecycleSignals create() {
        return new LifecycleSignals(
                LifecycleSignal.named("HasBeenReady"),
                LifecycleSignal.named("ShutdownInitiated"),
                LifecycleSignal.named("AfterShutdownDelayDuration"),
                LifecycleSignal.named("PreShutdownHooksStopped"),
                LifecycleSignal.named("NotAcceptingNewRequests"),
                LifecycleSignal.named("InFlightRequestsDrained"),
                LifecycleSignal.named("HTTPServerStopped"));
    }
}
