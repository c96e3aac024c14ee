package io.drydock.kubeapiserver;

import io.drydock.apiserver.http.javalin.JavalinFront;
import io.drydock.apiserver.lifecycle.LifecycleSignal;
import io.drydock.apiserver.server.PreparedApiServer;
import io.drydock.apiserver.trace.StartupTrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * Serves from the chain of servers until it is told to stop. Before anything else it says which version this is, so
 * that the log of a start that fails tells that much.
 *
 * @see "Go: cmd/kube-apiserver/app/server.go: Run"
 */
public final class Serve implements Run {
    private static final String GO = "cmd/kube-apiserver/app/server.go: ";

    private final Supplier<LifecycleSignal> signals;
    private final Map<String, String> environment;
    private Optional<CompletableFuture<JavalinFront>> front = Optional.empty();

    /**
     * @param signals sets up what tells the server to stop; called once, when it is about to run
     * @param environment where {@code KUBE_API_VERSIONS} is looked for, and where the launcher says where the book is
     */
    public Serve(Supplier<LifecycleSignal> signals, Map<String, String> environment) {
        this.signals = signals;
        this.environment = Map.copyOf(environment);
    }

    /** Most of what serving takes to load can be loaded while the options are being completed. */
    @Override
    public void prepare() {
        front = Optional.of(JavalinFront.begin());
    }

    // tag::run[]
    @Override
    public void run(CompletedServerRunOptions options, StartupTrace trace, Runnable ready)
            throws IOException, InterruptedException {
        LifecycleSignal stop = trace.step(
                "SetupSignalHandler", "staging/src/k8s.io/apiserver/pkg/server/signal.go: SetupSignalHandler", signals);
        try (StartupTrace.Span span = trace.begin("Run", GO + "Run")) {
            String version = DrydockVersion.logged(options.release());
            // A logger may only be made now: the flags have just said how it is to log.
            LoggerFactory.getLogger(Serve.class).info("Version: {}", version);
            span.decided("Version: " + version);
            String versions = environment.getOrDefault("KUBE_API_VERSIONS", "");
            ServerChain chain = ServerChain.create(options, trace, versions, front.orElseGet(JavalinFront::begin));
            Walkthrough.install(
                    chain.firstServer().handler().nonRestMux(),
                    Optional.ofNullable(environment.get("DRYDOCK_WALKTHROUGH")).map(Path::of));
            PreparedApiServer server = chain.prepareRun();
            server.signals().hasBeenReady().whenSignaled(ready);
            new ReadinessProbe(chain.firstServer().config().loopback(), server.signals()).start();
            server.run(stop);
            chain.close();
        }
    }
    // end::run[]
}
