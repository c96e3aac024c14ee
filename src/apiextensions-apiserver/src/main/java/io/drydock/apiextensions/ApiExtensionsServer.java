package io.drydock.apiextensions;

import io.drydock.apiextensions.controller.NamingController;
import io.drydock.apiserver.informer.Informer;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.Updater;
import io.drydock.apiserver.server.CompletedConfig;
import io.drydock.apiserver.server.DelegationTarget;
import io.drydock.apiserver.server.GenericApiServer;
import io.drydock.apiserver.server.RestEndpoints;
import io.drydock.apiserver.server.mux.PathRecorderMux;
import java.time.Clock;
import java.time.Duration;

/**
 * The last server of the chain: keeps CustomResourceDefinitions. The resources that these define are not served; their
 * paths are answered like all paths that nobody knows, once the definitions have been read.
 *
 * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/apiserver.go: CustomResourceDefinitions"
 */
public final class ApiExtensionsServer {
    private static final Duration SYNC_WAIT = Duration.ofSeconds(60);

    private final GenericApiServer server;
    private final Informer definitions;

    private ApiExtensionsServer(GenericApiServer server, Informer definitions) {
        this.server = server;
        this.definitions = definitions;
    }

    /**
     * What the server is made of.
     *
     * @param endpoints that serve the group {@code apiextensions.k8s.io}
     * @param definitions what serves {@code customresourcedefinitions}
     * @param status what serves {@code customresourcedefinitions/status}
     */
    public record Parts(RestEndpoints endpoints, Store definitions, Updater status, Clock clock) {}

    /**
     * Builds the server.
     *
     * @see "Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/apiserver.go: completedConfig.New"
     */
    public static ApiExtensionsServer create(CompletedConfig config, DelegationTarget delegate, Parts parts) {
        GenericApiServer server = config.newServer("apiextensions-apiserver", delegate);
        server.install(parts.endpoints());
        PathRecorderMux mux = server.handler().nonRestMux();
        Informer informer = new Informer("customresourcedefinitions", parts.definitions());
        CustomResourceHandler customResources = new CustomResourceHandler(informer::hasSynced, config.responder());
        mux.handle("/apis", customResources);
        mux.handlePrefix("/apis/", customResources);
        NamingController naming = new NamingController(informer, parts.status(), parts.clock());
        server.addPostStartHook("start-apiextensions-informers", context -> {
            informer.start();
            context.stop().whenSignaled(informer::close);
        });
        server.addPostStartHook("start-apiextensions-controllers", context -> {
            informer.awaitSync(SYNC_WAIT);
            naming.start();
            context.stop().whenSignaled(naming::close);
        });
        server.addPostStartHook("crd-informer-synced", context -> informer.awaitSync(SYNC_WAIT));
        return new ApiExtensionsServer(server, informer);
    }

    /** The definitions of custom resources; one of the server's own hooks starts it. */
    public Informer definitions() {
        return definitions;
    }

    public GenericApiServer server() {
        return server;
    }
}
