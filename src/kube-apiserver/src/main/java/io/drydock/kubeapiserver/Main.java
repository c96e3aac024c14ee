package io.drydock.kubeapiserver;

import io.drydock.apiserver.http.javalin.JavalinFront;
import io.drydock.apiserver.lifecycle.LifecycleSignal;
import io.drydock.apiserver.server.PreparedApiServer;
import io.drydock.apiserver.server.SignalHandler;
import io.drydock.apiserver.trace.StartupTrace;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * Where the process begins and ends.
 *
 * @see "Go: cmd/kube-apiserver/apiserver.go: main"
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Most of what serving takes to load can be loaded while the options are being read.
        CompletableFuture<JavalinFront> front = JavalinFront.begin();
        Run run = (options, trace, ready) -> run(options, trace, ready, front);
        System.exit(new ApiServerCommand(run, System.out, System.err, System.getenv()).execute(arguments));
    }

    private static void run(
            CompletedServerRunOptions options,
            StartupTrace trace,
            Runnable ready,
            CompletableFuture<JavalinFront> front)
            throws IOException, InterruptedException {
        LifecycleSignal stop = new SignalHandler().setUp();
        String versions = System.getenv().getOrDefault("KUBE_API_VERSIONS", "");
        ServerChain chain = ServerChain.create(options, trace, versions, front);
        PreparedApiServer server = chain.prepareRun();
        server.signals().hasBeenReady().whenSignaled(ready);
        new ReadinessProbe(chain.firstServer().config().loopback(), server.signals()).start();
        server.run(stop);
    }
}
