package io.drydock.kubeapiserver;

import io.drydock.apiserver.lifecycle.LifecycleSignal;
import io.drydock.apiserver.server.PreparedApiServer;
import io.drydock.apiserver.server.SignalHandler;
import io.drydock.apiserver.trace.StartupTrace;
import java.io.IOException;

/**
 * Where the process begins and ends.
 *
 * @see "Go: cmd/kube-apiserver/apiserver.go: main"
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new ApiServerCommand(Main::run, System.out, System.err, System.getenv()).execute(arguments));
    }

    private static void run(CompletedServerRunOptions options, StartupTrace trace, Runnable ready)
            throws IOException, InterruptedException {
        LifecycleSignal stop = new SignalHandler().setUp();
        String versions = System.getenv().getOrDefault("KUBE_API_VERSIONS", "");
        ServerChain chain = ServerChain.create(options, trace, versions);
        PreparedApiServer server = chain.prepareRun();
        server.signals().hasBeenReady().whenSignaled(ready);
        new ReadinessProbe(chain.firstServer().config().loopback(), server.signals()).start();
        server.run(stop);
    }
}
