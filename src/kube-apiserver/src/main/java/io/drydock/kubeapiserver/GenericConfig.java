package io.drydock.kubeapiserver;

import io.drydock.apiserver.http.javalin.JavalinFront;
import io.drydock.apiserver.options.GenericServerRunOptions;
import io.drydock.apiserver.request.LongRunningRequestCheck;
import io.drydock.apiserver.server.Config;
import io.drydock.apiserver.server.ListenException;
import io.drydock.apiserver.server.SecureServingInfo;
import io.drydock.apiserver.trace.StartupTrace;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The configuration that the three servers of the chain share, as far as it follows from the options alone.
 *
 * @see "Go: cmd/kube-apiserver/app/server.go: buildGenericConfig"
 */
final class GenericConfig {
    private static final LongRunningRequestCheck LONG_RUNNING = new LongRunningRequestCheck(
            Set.of("watch", "proxy"), Set.of("attach", "exec", "proxy", "log", "portforward"));

    private GenericConfig() {}

    /**
     * Applies the options and takes the port.
     *
     * @param front that has begun to load
     * @throws ListenException when the port is not free
     * @throws IOException when the audit policy cannot be used, or its log not be written
     */
    static Config of(CompletedServerRunOptions completed, StartupTrace trace, CompletableFuture<JavalinFront> front)
            throws IOException {
        GenericServerRunOptions generic = completed.options().generic;
        Config config = new Config().trace(trace);
        Auditing.applyTo(config, completed.options().audit, completed.release());
        return config.secureServing(SecureServingInfo.listen(
                        completed.bindAddress(), completed.securePort(), completed.tls(), front))
                .maxInFlight(
                        Math.clamp(generic.maxRequestsInFlight.get(), 0, Integer.MAX_VALUE),
                        Math.clamp(generic.maxMutatingRequestsInFlight.get(), 0, Integer.MAX_VALUE))
                .longRunning(LONG_RUNNING)
                .requestTimeout(generic.requestTimeout.get())
                .minRequestTimeout(Duration.ofSeconds(generic.minRequestTimeout.get()))
                .shutdownDelay(generic.shutdownDelayDuration.get())
                .livezGracePeriod(generic.livezGracePeriod.get())
                .goawayChance(generic.goawayChance.get())
                .corsAllowedOrigins(generic.corsAllowedOrigins.get())
                .enableProfiling(completed.options().features.profiling.get())
                .externalAddress(completed.externalHost());
    }
}
