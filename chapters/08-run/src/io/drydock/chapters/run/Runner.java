package io.drydock.chapters.run;

import io.drydock.chapters.prepare.PreparedServer;
import io.drydock.chapters.run.Lifecycle.Moment;
import io.drydock.chapters.server.Hooks.Hook;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs a server that is prepared: serves, runs hooks, and ends in an order in which no request is lost.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go: preparedGenericAPIServer.Run"
 */
final class Runner {
    private static final int PATIENCE_SECONDS = 60;

    private final PreparedServer server;
    private final Front front;
    private final Lifecycle lifecycle;
    private final AtomicReference<String> failure = new AtomicReference<>("");

    Runner(PreparedServer server, Front front, Lifecycle lifecycle) {
        this.server = server;
        this.front = front;
        this.lifecycle = lifecycle;
    }

    // tag::run[]
    /** Serves until a stop is requested and what follows is over. Gives why it failed; empty when it did not. */
    String run(Duration shutdownDelay) throws InterruptedException {
        nonBlockingRun();
        lifecycle.await(Moment.STOP_REQUESTED);
        shutDown(shutdownDelay);
        return failure.get();
    }

    private void nonBlockingRun() {
        front.serve(server.handler());
        lifecycle.reached(Moment.LISTENING);
        List<Thread> hooks = server.server().postStartHooks().all().stream()
                .map(hook -> Thread.ofVirtual().start(() -> postStart(hook)))
                .toList();
        Thread.ofVirtual().start(() -> announceReadiness(hooks));
    }

    /** How many requests are being answered. */
    int requestsUnderWay() {
        return server.server().requestsUnderWay().getUnarrivedParties() - 1;
    }

    /** A post-start hook that fails ends the process: without it the server is not what it claims to be. */
    private void postStart(Hook hook) {
        try {
            hook.run();
            lifecycle.narrate("post-start hook " + hook.name() + " of " + hook.origin() + " has ended");
        } catch (Exception failed) {
            failure.set("PostStartHook \"" + hook.name() + "\" failed: " + failed.getMessage());
            lifecycle.reached(Moment.STOP_REQUESTED);
        }
    }

    private void shutDown(Duration delay) throws InterruptedException {
        server.initiateShutdown();
        lifecycle.reached(Moment.SHUTDOWN_INITIATED);
        Thread hooks = Thread.ofVirtual().start(this::preShutdown);
        Thread.sleep(delay);
        lifecycle.reached(Moment.AFTER_SHUTDOWN_DELAY);
        hooks.join();

        lifecycle.reached(Moment.NOT_ACCEPTING_NEW_REQUESTS);
        Phaser underWay = server.server().requestsUnderWay();
        Thread listener = Thread.ofVirtual().start(() -> front.stop(PATIENCE_SECONDS));
        underWay.awaitAdvance(underWay.arriveAndDeregister());
        lifecycle.reached(Moment.IN_FLIGHT_REQUESTS_DRAINED);
        listener.join();
        lifecycle.reached(Moment.HTTP_SERVER_STOPPED);
    }

    /** One that fails does not keep the others from running: the process ends anyway. */
    private void preShutdown() {
        for (Hook hook : server.server().preShutdownHooks().all()) {
            try {
                hook.run();
                lifecycle.narrate("pre-shutdown hook " + hook.name() + " has ended");
            } catch (Exception failed) {
                lifecycle.narrate("pre-shutdown hook " + hook.name() + " has failed: " + failed.getMessage());
            }
        }
        lifecycle.reached(Moment.PRE_SHUTDOWN_HOOKS_STOPPED);
    }
    // end::run[]

    private void announceReadiness(List<Thread> hooks) {
        try {
            for (Thread hook : hooks) {
                hook.join();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return;
        }
        if (failure.get().isEmpty()) {
            lifecycle.reached(Moment.HAS_BEEN_READY);
        }
    }
}
