package io.drydock.kubeapiserver;

import io.drydock.apiserver.http.InProcessExchange;
import io.drydock.apiserver.lifecycle.LifecycleSignals;
import io.drydock.apiserver.server.LoopbackClient;
import java.io.IOException;
import java.time.Duration;

/**
 * Asks the server for {@code /readyz} until it says yes, because it becomes ready only in the eyes of somebody who
 * looks.
 */
final class ReadinessProbe {
    private static final int OK = 200;
    private static final Duration INTERVAL = Duration.ofMillis(5);

    private final LoopbackClient client;
    private final LifecycleSignals signals;

    ReadinessProbe(LoopbackClient client, LifecycleSignals signals) {
        this.client = client;
        this.signals = signals;
    }

    /** Asks in the background, and gives up when the server stops. */
    void start() {
        Thread.ofVirtual().name("readiness-probe").start(() -> {
            try {
                boolean over = isReady();
                while (!over) {
                    over = signals.shutdownInitiated().await(INTERVAL) || isReady();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private boolean isReady() {
        try {
            return client.send(InProcessExchange.get("/readyz")).status() == OK;
        } catch (IOException | IllegalStateException notServingYet) {
            return false;
        }
    }
}
