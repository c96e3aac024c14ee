package io.drydock.apiserver.server;

import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.javalin.JavalinFront;
import io.drydock.apiserver.lifecycle.LifecycleSignals;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A port without TLS. It is on the loopback address whatever the options say of others, because whoever reaches it may
 * do everything.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/deprecated_insecure_serving.go: DeprecatedInsecureServingInfo"
 */
public final class InsecureServingInfo {
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(1);

    private final Listener listener;
    private final CompletableFuture<JavalinFront> front;

    private InsecureServingInfo(Listener listener) {
        this.listener = listener;
        this.front = JavalinFront.begin().thenCompose(loaded -> loaded.openPlain(listener.channel()));
    }

    /**
     * Takes the port.
     *
     * @param port 0 for one that the system chooses
     * @throws ListenException when it is not free
     */
    public static InsecureServingInfo listen(int port) {
        return new InsecureServingInfo(Listener.open(InetAddress.getLoopbackAddress(), port));
    }

    /** {@code 127.0.0.1:8080}. */
    public String hostPort() {
        return listener.hostPort();
    }

    /**
     * Answers requests from now on, until the server that the signals are of shuts down.
     *
     * @param insecureHandler of the first server of a chain
     */
    public void serve(Handler insecureHandler, LifecycleSignals signals) {
        JavalinFront started;
        try {
            started = front.join();
        } catch (CompletionException failure) {
            throw new ListenException("failed to serve on " + hostPort() + ": " + failure.getCause(), failure);
        }
        started.serve(insecureHandler);
        signals.notAcceptingNewRequests().whenSignaled(started::stopAccepting);
        // On the thread of the shutdown, which thereby waits for it.
        signals.inFlightRequestsDrained().whenSignaled(() -> stop(started));
    }

    private static void stop(JavalinFront started) {
        try {
            started.stop(CONNECTION_WAIT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
