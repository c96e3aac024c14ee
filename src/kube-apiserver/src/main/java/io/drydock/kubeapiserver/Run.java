package io.drydock.kubeapiserver;

import io.drydock.apiserver.trace.StartupTrace;
import java.io.IOException;

/**
 * What the command does once its options are complete: serve until it is told to stop.
 *
 * @see "Go: cmd/kube-apiserver/app/server.go: Run"
 */
@FunctionalInterface
public interface Run {

    /** The flags have been read and are about to be completed: what takes long to load may begin to. */
    default void prepare() {}

    /**
     * @param trace the story of the start so far, to be continued
     * @param ready to be called once, when requests are answered and {@code /readyz} says so
     */
    void run(CompletedServerRunOptions options, StartupTrace trace, Runnable ready)
            throws IOException, InterruptedException;
}
