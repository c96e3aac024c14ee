package io.drydock.chapters.prepare;

import io.drydock.chapters.chain.Handler;
import io.drydock.chapters.server.GenericServer;
import io.drydock.chapters.server.HealthCheck;
import io.drydock.chapters.server.Hooks.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A server that is complete. There is one way to get one, {@link #prepareRun}, and only this can be run: nobody can
 * forget a step that the type asks for.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go: preparedGenericAPIServer"
 */
public final class PreparedServer {
    private final GenericServer server;
    private final AtomicBoolean shutdownInitiated;

    private PreparedServer(GenericServer server, AtomicBoolean shutdownInitiated) {
        this.server = server;
        this.shutdownInitiated = shutdownInitiated;
    }

    // tag::prepare[]
    /**
     * Does what can only be done once everything has been added, in the delegates first.
     *
     * @param flushAudit writes what the audit log has kept back; a pre-shutdown hook calls it
     */
    public static PreparedServer prepareRun(GenericServer server, Action flushAudit) {
        return prepareRun(server, flushAudit, new AtomicBoolean());
    }

    private static PreparedServer prepareRun(GenericServer server, Action flushAudit, AtomicBoolean shutdownInitiated) {
        if (server.nextDelegate().orElseThrow() instanceof GenericServer behind) {
            prepareRun(behind, flushAudit, shutdownInitiated);
        }
        server.handle("/openapi/v2", new OpenApi(server.listedPaths()));
        List<HealthCheck> checks = server.closeHealthChecks();
        HealthEndpoint.install(server, "healthz", checks);
        HealthEndpoint.install(server, "livez", checks);
        List<HealthCheck> forReadiness = new ArrayList<>(checks);
        forReadiness.add(new HealthCheck("shutdown", () -> {
            if (shutdownInitiated.get()) {
                throw new IllegalStateException("process is shutting down");
            }
        }));
        HealthEndpoint.install(server, "readyz", forReadiness);
        server.addPreShutdownHook("audit-backend", flushAudit);
        return new PreparedServer(server, shutdownInitiated);
    }
    // end::prepare[]

    public GenericServer server() {
        return server;
    }

    /** What answers requests from outside. */
    public Handler handler() {
        return server.handler();
    }

    /** From here on it is alive but not ready: who balances load sends no more, and what comes is still answered. */
    public void initiateShutdown() {
        shutdownInitiated.set(true);
    }
}
