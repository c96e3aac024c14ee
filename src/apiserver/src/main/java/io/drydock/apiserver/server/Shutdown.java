package io.drydock.apiserver.server;

import io.drydock.apiserver.http.javalin.JavalinFront;
import io.drydock.apiserver.lifecycle.LifecycleSignals;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a server in the order that {@link LifecycleSignals} draws, so that no request under way is lost.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go: preparedGenericAPIServer.Run"
 */
final class Shutdown implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);
    /** Watches end as soon as they are told; this is for those whose clients do not read. */
    private static final Duration WATCH_WAIT = Duration.ofSeconds(2);

    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(1);

    private final GenericApiServer server;
    private final CompletedConfig config;
    private final Optional<JavalinFront> front;
    private final LifecycleSignals signals;

    Shutdown(GenericApiServer server, Optional<JavalinFront> front) {
        this.server = server;
        this.config = server.config();
        this.front = front;
        this.signals = config.signals();
    }

    @Override
    public void run() {
        try {
            shutDown();
        } catch (InterruptedException interrupted) {
            LOG.warn("the shutdown was interrupted");
        } finally {
            signals.httpServerStopped().signal();
        }
    }

    // tag::shut-down[]
    private void shutDown() throws InterruptedException {
        signals.shutdownInitiated().signal();
        Thread hooks = Thread.ofVirtual().name("pre-shutdown-hooks").start(this::runPreShutdownHooks);
        Thread.sleep(config.shutdownDelay());
        signals.afterShutdownDelayDuration().signal();
        hooks.join();

        config.requestsUnderWay().close();
        front.ifPresent(JavalinFront::stopAccepting);
        signals.notAcceptingNewRequests().signal();

        if (!config.requestsUnderWay().await(config.requestTimeout())) {
            LOG.warn("some requests did not end in {} and are broken off", config.requestTimeout());
        }
        config.watchesUnderWay().close();
        config.watchesUnderWay().await(WATCH_WAIT);
        signals.inFlightRequestsDrained().signal();

        if (front.isPresent()) {
            front.get().stop(CONNECTION_WAIT);
        }
        config.informers().stop();
    }
    // end::shut-down[]

    private void runPreShutdownHooks() {
        try {
            server.preShutdownHooks().run().forEach(LOG::error);
        } catch (InterruptedException interrupted) {
            LOG.warn("the pre-shutdown hooks were interrupted");
        } finally {
            signals.preShutdownHooksStopped().signal();
        }
    }
}
