package io.drydock.apiserver.server;

import io.drydock.apiserver.http.javalin.JavalinFront;
import io.drydock.apiserver.lifecycle.LifecycleSignal;
import io.drydock.apiserver.lifecycle.LifecycleSignals;
import io.drydock.apiserver.trace.StartupTrace;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that is complete and can be run, once.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go: preparedGenericAPIServer"
 */
public final class PreparedApiServer {
    private static final Logger LOG = LoggerFactory.getLogger(PreparedApiServer.class);
    private static final String GO = "staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go: ";

    private final GenericApiServer server;
    private final CompletedConfig config;
    private final LifecycleSignal stopping = LifecycleSignal.named("stopping");
    private final AtomicReference<@Nullable HookFailedException> failure = new AtomicReference<>();

    PreparedApiServer(GenericApiServer server) {
        this.server = server;
        this.config = server.config();
    }

    /** The moments of its life, to wait for. */
    public LifecycleSignals signals() {
        return config.signals();
    }

    /**
     * Serves until the signal comes and the shutdown that follows is over.
     *
     * @throws HookFailedException when a post-start hook has failed, after the shutdown that this causes
     */
    public void run(LifecycleSignal stop) throws InterruptedException {
        nonBlockingRun(stop).await();
        HookFailedException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    // tag::non-blocking-run[]
    /**
     * Listens and starts the post-start hooks.
     *
     * @return signaled when the shutdown is over
     */
    public LifecycleSignal nonBlockingRun(LifecycleSignal stop) {
        Optional<JavalinFront> front;
        try (StartupTrace.Span span = config.trace().begin("NonBlockingRun", GO + "NonBlockingRun")) {
            config.loopback().connectTo(server.handler());
            front = config.secureServing().map(serving -> {
                JavalinFront started = serving.serve(server.handler());
                span.decided("listens on " + serving.hostPort());
                LOG.info("Serving securely on {}", serving.hostPort());
                return started;
            });
        }
        stop.whenSignaled(stopping::signal);
        server.postStartHooks()
                .run(new PostStartHook.Context(config.loopback(), stopping), config.trace(), this::hookFailed);
        Shutdown shutdown = new Shutdown(server, front);
        stopping.whenSignaled(() -> Thread.ofVirtual().name("shutdown").start(shutdown));
        return config.signals().httpServerStopped();
    }
    // end::non-blocking-run[]

    private void hookFailed(HookFailedException failed) {
        LOG.error("{}", failed.getMessage(), failed);
        failure.compareAndSet(null, failed);
        stopping.signal();
    }
}
