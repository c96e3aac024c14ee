package io.drydock.apiserver.server;

import io.drydock.apiserver.server.healthz.HealthCheck;
import io.drydock.apiserver.server.healthz.HealthHandler;
import io.drydock.apiserver.server.mux.PathRecorderMux;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The checks behind {@code /healthz}, {@code /livez} and {@code /readyz} of one server. What is checked for being alive
 * is checked for being ready too; the other way round it need not be.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/healthz.go: GenericAPIServer.addHealthChecks"
 */
final class ServerHealth {
    private final List<HealthCheck> healthz;
    private final List<HealthCheck> livez;
    private final List<HealthCheck> readyz;
    private final Duration livezGracePeriod;
    private final InstantSource clock;
    private boolean installed;

    ServerHealth(CompletedConfig config, InstantSource clock) {
        this.healthz = new ArrayList<>(config.healthzChecks());
        this.livez = new ArrayList<>(config.livezChecks());
        this.readyz = new ArrayList<>(config.readyzChecks());
        this.livezGracePeriod = config.livezGracePeriod();
        this.clock = clock;
    }

    synchronized List<HealthCheck> healthz() {
        return List.copyOf(healthz);
    }

    /** Adds a check that counts from the beginning. */
    synchronized void add(HealthCheck check) {
        add(check, Duration.ZERO);
    }

    /** Adds a check of something that belongs to the start, which {@code /livez} forgives for a while. */
    synchronized void addBootSequence(HealthCheck check) {
        add(check, livezGracePeriod);
    }

    synchronized void addReadyz(HealthCheck check) {
        refuseIfInstalled();
        readyz.add(check);
    }

    private void add(HealthCheck check, Duration grace) {
        refuseIfInstalled();
        healthz.add(check);
        livez.add(grace.isZero() ? check : check.after(grace, clock));
        readyz.add(check);
    }

    private void refuseIfInstalled() {
        if (installed) {
            throw new IllegalStateException("unable to add because the healthz endpoint has already been created");
        }
    }

    synchronized void install(PathRecorderMux mux, Runnable onReady) {
        installed = true;
        HealthHandler.install(mux, "healthz", healthz, () -> {});
        HealthHandler.install(mux, "livez", livez, () -> {});
        HealthHandler.install(mux, "readyz", readyz, onReady);
    }
}
