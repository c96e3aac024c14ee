package io.drydock.kubeapiserver;

import io.drydock.apiserver.lifecycle.LifecycleSignal;
import io.drydock.apiserver.server.EmptyDelegate;
import io.drydock.apiserver.server.GenericApiServer;
import io.drydock.apiserver.server.PreparedApiServer;
import io.drydock.apiserver.server.SignalHandler;
import io.drydock.apiserver.trace.StartupTrace;

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
            throws InterruptedException {
        LifecycleSignal stop = new SignalHandler().setUp();
        GenericApiServer first =
                GenericConfig.of(options, trace).complete().newServer("kube-apiserver", new EmptyDelegate());
        PreparedApiServer server = first.prepareRun();
        server.signals().hasBeenReady().whenSignaled(ready);
        new ReadinessProbe(first.config().loopback(), server.signals()).start();
        server.run(stop);
    }
}
