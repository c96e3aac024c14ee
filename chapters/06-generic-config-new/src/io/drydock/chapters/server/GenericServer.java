package io.drydock.chapters.server;

import io.drydock.chapters.chain.DelegationTarget;
import io.drydock.chapters.chain.Exchange;
import io.drydock.chapters.chain.Handler;
import io.drydock.chapters.chain.Routes;
import io.drydock.chapters.chain.Server;
import io.drydock.chapters.server.Hooks.Action;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Phaser;

/**
 * A server: filters around a director, the paths that the director knows, hooks, and checks.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go: GenericAPIServer"
 */
public final class GenericServer implements Server {
    private final String name;
    private final DelegationTarget delegate;
    private final Phaser underWay = new Phaser(1);
    private final HandlerChain chain;
    private final List<Routes> routes = new ArrayList<>();
    private final Map<String, Handler> paths = new TreeMap<>();
    private final List<String> ownGroupVersions = new ArrayList<>();
    private final Map<String, HealthCheck> checks = new LinkedHashMap<>();
    private final Hooks postStartHooks = new Hooks();
    private final Hooks preShutdownHooks = new Hooks();
    private boolean checksAreClosed;

    GenericServer(String name, Config config, DelegationTarget delegate) {
        this.name = name;
        this.delegate = delegate;
        this.chain = new HandlerChain(config, underWay);
    }

    @Override
    public String name() {
        return name;
    }

    // tag::director[]
    /** For requests from outside. */
    @Override
    public Handler handler() {
        return chain.build(this::direct);
    }

    /** For the server in front, whose filters the request has behind it. */
    @Override
    public Handler unprotectedHandler() {
        return this::direct;
    }

    /** API objects first, then plain paths, and what is left goes to the server behind. */
    private void direct(Exchange exchange) throws IOException {
        exchange.pass("director of " + name);
        Optional<Handler> own = routes.stream()
                .flatMap(each -> each.find(exchange).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(paths.get(exchange.path())));
        own.orElseGet(delegate::unprotectedHandler).handle(exchange);
    }
    // end::director[]

    @Override
    public void install(Routes added) {
        routes.add(added);
    }

    /** Lets clients find a group that it serves, such as {@code apps/v1}. */
    public void announce(String groupVersion) {
        ownGroupVersions.add(groupVersion);
    }

    /** Those of the servers behind included, since a client sees only this one. */
    public List<String> groupVersions() {
        List<String> all = new ArrayList<>(ownGroupVersions);
        if (delegate instanceof GenericServer behind) {
            all.addAll(behind.groupVersions());
        }
        return all;
    }

    /** Answers one plain path. */
    public void handle(String path, Handler handler) {
        paths.put(path, handler);
    }

    /** Adds what is to run once the server listens. It has a health check of its own, which fails until it has ended. */
    public void addPostStartHook(String hookName, Action action) {
        addHealthCheckOnce(postStartHooks.add(hookName, name, action).check());
    }

    /** Adds what is to run when the server has been asked to stop. */
    public void addPreShutdownHook(String hookName, Action action) {
        preShutdownHooks.add(hookName, name, action);
    }

    /** Adds a check, unless there is one of its name: a server and its delegate may well bring the same. */
    public void addHealthCheckOnce(HealthCheck check) {
        if (checksAreClosed) {
            throw new IllegalStateException("unable to add because the healthz endpoint has already been created");
        }
        checks.putIfAbsent(check.name(), check);
    }

    public Hooks postStartHooks() {
        return postStartHooks;
    }

    public Hooks preShutdownHooks() {
        return preShutdownHooks;
    }

    public List<HealthCheck> healthChecks() {
        return List.copyOf(checks.values());
    }

    /** All checks there will ever be: one that is added later would never be asked, so it is refused. */
    public List<HealthCheck> closeHealthChecks() {
        checksAreClosed = true;
        return healthChecks();
    }

    /** The requests that its filters have let in; a party of it is the server itself. */
    public Phaser requestsUnderWay() {
        return underWay;
    }

    /** For the index. */
    public List<String> listedPaths() {
        return List.copyOf(paths.keySet());
    }

    /** The names of its filters, from outside in. */
    public List<String> filters() {
        return chain.filters().stream().map(HandlerChain.Named::name).toList();
    }

    @Override
    public Optional<DelegationTarget> nextDelegate() {
        return Optional.of(delegate);
    }
}
