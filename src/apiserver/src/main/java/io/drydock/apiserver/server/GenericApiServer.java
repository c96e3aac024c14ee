package io.drydock.apiserver.server;

import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.server.healthz.HealthCheck;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A server of API groups and other paths, linked to the one it delegates to. {@link CompletedConfig#newServer} builds
 * it; groups, hooks and checks are added; {@link #prepareRun} closes it and gives what can be run.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go: GenericAPIServer"
 */
public final class GenericApiServer implements DelegationTarget {
    private static final String GO = "staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go: ";

    private final String name;
    private final CompletedConfig config;
    private final ApiServerHandler handler;
    private final DelegationTarget delegate;
    private final ServerHealth health;
    private final PostStartHooks postStartHooks;
    private final PreShutdownHooks preShutdownHooks = new PreShutdownHooks();

    GenericApiServer(String name, CompletedConfig config, ApiServerHandler handler, DelegationTarget delegate) {
        this.name = name;
        this.config = config;
        this.handler = handler;
        this.delegate = delegate;
        this.health = new ServerHealth(config, InstantSource.system());
        this.postStartHooks = new PostStartHooks(config.disabledPostStartHooks());
    }

    public String name() {
        return name;
    }

    /** What it answers with; {@link ApiServerHandler#nonRestMux} takes further paths. */
    public ApiServerHandler handler() {
        return handler;
    }

    /** The configuration it was built from. */
    public CompletedConfig config() {
        return config;
    }

    /**
     * Answers as the server does, but lets everybody do everything. It is for a port that only those reach who may do
     * everything anyway.
     *
     * @see "Go: pkg/kubeapiserver/server/insecure_handler.go: BuildInsecureHandlerChain (1.18)"
     */
    public Handler insecureHandler() {
        return HandlerChain.buildInsecure(handler.director(), config);
    }

    /** Serves a part of the REST paths. What is installed first is asked first. */
    public void install(RestEndpoints endpoints) {
        handler.install(endpoints);
    }

    /**
     * Adds what is to run once the server listens. Until it has returned, the check {@code poststarthook/NAME} fails
     * and the server is not ready.
     *
     * @throws IllegalStateException when the name is taken, naming who took it, or the hooks have run already
     */
    public void addPostStartHook(String hookName, PostStartHook hook) {
        addPostStartHook(hookName, PostStartHooks.Entry.of(hookName, hook));
    }

    void addPostStartHook(String hookName, PostStartHooks.Entry entry) {
        postStartHooks.add(hookName, entry, health::addBootSequence);
    }

    boolean hasPostStartHook(String hookName) {
        return postStartHooks.isRegistered(hookName);
    }

    /**
     * Adds what is to run when the server has been asked to stop.
     *
     * @throws IllegalStateException when the name is taken or the hooks have run already
     */
    public void addPreShutdownHook(String hookName, PreShutdownHook hook) {
        preShutdownHooks.add(hookName, hook);
    }

    /** Adds a check to {@code /healthz}, {@code /livez} and {@code /readyz}. */
    public void addHealthCheck(HealthCheck check) {
        health.add(check);
    }

    /** Adds a check of a step of the start, which {@code /livez} forgives during its grace period. */
    public void addBootSequenceHealthCheck(HealthCheck check) {
        health.addBootSequence(check);
    }

    /** Adds a check to {@code /readyz} only. */
    public void addReadyzCheck(HealthCheck check) {
        health.addReadyz(check);
    }

    void inherit(Inheritance inheritance) {
        postStartHooks.inherit(inheritance.postStartHooks());
        preShutdownHooks.inherit(inheritance.preShutdownHooks());
    }

    PostStartHooks postStartHooks() {
        return postStartHooks;
    }

    PreShutdownHooks preShutdownHooks() {
        return preShutdownHooks;
    }

    @Override
    public Optional<Handler> unprotectedHandler() {
        return Optional.of(handler.director());
    }

    @Override
    public List<HealthCheck> healthzChecks() {
        return health.healthz();
    }

    @Override
    public List<String> listedPaths() {
        Collection<String> paths = new TreeSet<>(handler.listedPaths());
        paths.addAll(delegate.listedPaths());
        return List.copyOf(paths);
    }

    @Override
    public Optional<DelegationTarget> nextDelegate() {
        return Optional.of(delegate);
    }

    @Override
    public Inheritance inheritance() {
        return new Inheritance(postStartHooks.entries(), preShutdownHooks.hooks());
    }

    /**
     * Does what can only be done once everything is added, in this server and in those it delegates to. To be called
     * once, on the first of the chain.
     *
     * @see "Go: staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go: GenericAPIServer.PrepareRun"
     */
    // tag::prepare-run[]
    public PreparedApiServer prepareRun() {
        return config.trace().step("PrepareRun " + name, GO + "GenericAPIServer.PrepareRun", this::prepare);
    }

    private PreparedApiServer prepare() {
        switch (delegate) {
            case GenericApiServer next -> next.prepareRun();
            case EmptyDelegate end -> {}
        }
        health.addReadyz(HealthCheck.named("shutdown", () -> {
            if (config.signals().shutdownInitiated().isSignaled()) {
                throw new IllegalStateException("process is shutting down");
            }
        }));
        config.audit().ifPresent(audit -> {
            addPreShutdownHook("audit-backend", audit.backend()::flush);
            config.trace().decided("flushes the audit log before the end");
        });
        health.install(handler.nonRestMux(), config.signals().hasBeenReady()::signal);
        return new PreparedApiServer(this);
    }
    // end::prepare-run[]
}
