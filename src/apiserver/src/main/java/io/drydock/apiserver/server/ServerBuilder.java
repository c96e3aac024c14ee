package io.drydock.apiserver.server;

import io.drydock.apiserver.http.Filter;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.server.healthz.HealthCheck;
import io.drydock.apiserver.server.mux.PathRecorderMux;
import io.drydock.apiserver.server.routes.Index;
import io.drydock.apiserver.server.routes.JsonDocument;
import io.drydock.apiserver.server.routes.Metrics;
import io.drydock.apiserver.server.routes.Profiling;
import io.drydock.apiserver.trace.StartupTrace;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Builds one server, step by step in the order that decides which hook and which check comes first.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/config.go: completedConfig.New"
 */
final class ServerBuilder {
    private static final String GO = "staging/src/k8s.io/apiserver/pkg/server/config.go: ";
    private static final String START_INFORMERS = "generic-apiserver-start-informers";
    private static final String FLOW_CONTROL_CONSUMER = "priority-and-fairness-config-consumer";
    private static final String FLOW_CONTROL_FILTER = "priority-and-fairness-filter";
    private static final String OBJECT_COUNTS = "storage-object-count-tracker-hook";
    private static final String MAX_IN_FLIGHT_FILTER = "max-in-flight-filter";

    private final CompletedConfig config;
    private final String name;
    private final DelegationTarget delegate;

    ServerBuilder(CompletedConfig config, String name, DelegationTarget delegate) {
        this.config = config;
        this.name = name;
        this.delegate = delegate;
    }

    // tag::new[]
    GenericApiServer build() {
        try (StartupTrace.Span span = config.trace().begin("GenericConfig.New " + name, GO + "completedConfig.New")) {
            Filter chain = handler -> HandlerChain.build(handler, config);
            ApiServerHandler handler = new ApiServerHandler(name, chain, delegate.unprotectedHandler());
            GenericApiServer server = new GenericApiServer(name, config, handler, delegate);
            server.inherit(delegate.inheritance());
            config.postStartHooks().forEach(server::addPostStartHook);
            addInformerHook(server);
            addFlowControlHooks(server);
            config.objectCountHook().ifPresent(hook -> addUnlessInherited(server, OBJECT_COUNTS, hook));
            addDelegatedHealthChecks(server);
            installRoutes(server);
            span.decided("filters: " + String.join(" → ", HandlerChain.names(config)));
            span.decided("delegates to "
                    + (delegate instanceof GenericApiServer next ? next.name() : "nobody: unknown paths are 404"));
            return server;
        }
    }
    // end::new[]

    private void addInformerHook(GenericApiServer server) {
        SharedInformers informers = config.informers();
        addUnlessInherited(server, START_INFORMERS, context -> informers.start());
        server.addReadyzCheck(HealthCheck.informerSync(informers::notSynced));
    }

    /** The gauges of requests in flight are exact at all times; the hooks of the filters have nothing to maintain. */
    private void addFlowControlHooks(GenericApiServer server) {
        if (config.flowControl().isEmpty()) {
            addUnlessInherited(server, MAX_IN_FLIGHT_FILTER, context -> {});
            return;
        }
        FlowControl flowControl = config.flowControl().get();
        addUnlessInherited(server, FLOW_CONTROL_CONSUMER, context -> flowControl.follow(context.stop()));
        addUnlessInherited(server, FLOW_CONTROL_FILTER, context -> {});
    }

    private static void addUnlessInherited(GenericApiServer server, String hookName, PostStartHook hook) {
        if (!server.hasPostStartHook(hookName)) {
            server.addPostStartHook(hookName, hook);
        }
    }

    private void addDelegatedHealthChecks(GenericApiServer server) {
        Set<String> own = config.healthzChecks().stream().map(HealthCheck::name).collect(Collectors.toSet());
        delegate.healthzChecks().stream()
                .filter(check -> !own.contains(check.name()))
                .forEach(server::addHealthCheck);
    }

    private void installRoutes(GenericApiServer server) {
        PathRecorderMux mux = server.handler().nonRestMux();
        if (config.enableIndex()) {
            Index.install(mux, server::listedPaths);
            if (delegate.unprotectedHandler().isEmpty()) {
                mux.notFoundHandler(Index.lister(404, server::listedPaths));
            }
        }
        if (config.enableProfiling()) {
            Profiling.install(mux);
        }
        if (config.enableMetrics()) {
            mux.handle("/metrics", Metrics.of(config.metrics()::registry));
        }
        config.version().ifPresent(version -> {
            Handler document = new VersionRoute(version, config.responder());
            mux.handle("/version", document);
            // Clients made from the OpenAPI document ask there.
            mux.unlistedHandle("/version/", document);
        });
        mux.unlistedHandle("/debug/startup", JsonDocument.of(200, config.trace()::toTree));
    }
}
