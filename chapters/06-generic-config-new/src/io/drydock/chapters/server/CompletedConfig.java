package io.drydock.chapters.server;

import io.drydock.chapters.chain.DelegationTarget;
import io.drydock.chapters.chain.Server;
import io.drydock.chapters.server.Config.Route;
import java.util.stream.Collectors;

/**
 * A configuration with nothing left to decide, the only thing a server is built from.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/config.go: completedConfig.New"
 */
public final class CompletedConfig implements Server.Factory {
    private final Config config;

    CompletedConfig(Config config) {
        this.config = config;
    }

    // tag::new[]
    /** Builds a server, and takes over what only the outermost can do: run hooks, answer for everybody's health. */
    @Override
    public GenericServer newServer(String name, DelegationTarget delegate) {
        GenericServer server = new GenericServer(name, config, delegate);
        if (delegate instanceof GenericServer behind) {
            server.postStartHooks().inherit(behind.postStartHooks());
            server.preShutdownHooks().inherit(behind.preShutdownHooks());
            behind.healthChecks().forEach(server::addHealthCheckOnce);
        }
        server.addHealthCheckOnce(HealthCheck.PING);
        installRoutes(server);
        return server;
    }

    private void installRoutes(GenericServer server) {
        if (config.routes().contains(Route.INDEX)) {
            server.handle("/", exchange -> exchange.answer(200, "text/plain", String.join("\n", server.listedPaths())));
        }
        if (config.routes().contains(Route.PROFILING)) {
            server.handle("/debug/pprof/", exchange -> exchange.answer(200, "text/plain", threads()));
        }
        if (config.routes().contains(Route.METRICS)) {
            server.handle("/metrics", exchange -> exchange.answer(200, "text/plain", memory()));
        }
        if (config.routes().contains(Route.DISCOVERY)) {
            server.handle("/apis", exchange -> exchange.answer(200, "application/json", groups(server)));
        }
        String version = "{\"gitVersion\": \"" + config.version() + "\"}\n";
        server.handle("/version", exchange -> exchange.answer(200, "application/json", version));
    }
    // end::new[]

    /** What clients can ask for: the groups of this server and of those behind it. */
    private static String groups(GenericServer server) {
        String listed = server.groupVersions().stream()
                .map(each -> each.split("/"))
                .map(
                        "{\"name\": \"%1$s\", \"versions\": [{\"groupVersion\": \"%1$s/%2$s\", \"version\": \"%2$s\"}]}"
                                ::formatted)
                .collect(Collectors.joining(", "));
        return "{\"kind\": \"APIGroupList\", \"apiVersion\": \"v1\", \"groups\": [" + listed + "]}\n";
    }

    private static String threads() {
        return String.join(
                "\n",
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .toList());
    }

    private static String memory() {
        return "process_heap_bytes " + Runtime.getRuntime().totalMemory() + "\n";
    }
}
