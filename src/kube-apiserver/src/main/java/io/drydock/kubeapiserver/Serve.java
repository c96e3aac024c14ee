package io.drydock.kubeapiserver;

import io.drydock.apiserver.http.javalin.JavalinFront;
import io.drydock.apiserver.lifecycle.LifecycleSignal;
import io.drydock.apiserver.server.PreparedApiServer;
import io.drydock.apiserver.server.SignalHandler;
import io.drydock.apiserver.trace.StartupTrace;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Serves from the chain of servers until a signal says to stop. */
final class Serve implements Run {
    private Optional<CompletableFuture<JavalinFront>> front = Optional.empty();

    /** Most of what serving takes to load can be loaded while the options are being completed. */
    @Override
    public void prepare() {
        front = Optional.of(JavalinFront.begin());
    }

    @Override
    public void run(CompletedServerRunOptions options, StartupTrace trace, Runnable ready)
            throws IOException, InterruptedException {
        LifecycleSignal stop = new SignalHandler().setUp();
        String versions = System.getenv().getOrDefault("KUBE_API_VERSIONS", "");
        ServerChain chain = ServerChain.create(options, trace, versions, front.orElseGet(JavalinFront::begin));
        PreparedApiServer server = chain.prepareRun();
        server.signals().hasBeenReady().whenSignaled(ready);
        new ReadinessProbe(chain.firstServer().config().loopback(), server.signals()).start();
        server.run(stop);
    }
}
