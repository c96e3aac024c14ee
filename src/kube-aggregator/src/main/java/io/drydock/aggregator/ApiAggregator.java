package io.drydock.aggregator;

import io.drydock.aggregator.apiregistration.ApiService;
import io.drydock.aggregator.apiregistration.ApiServiceCache;
import io.drydock.aggregator.discovery.ApiGroupHandler;
import io.drydock.aggregator.discovery.ApisHandler;
import io.drydock.aggregator.discovery.RemoteDiscovery;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apiserver.endpoints.discovery.aggregated.AggregatedDiscovery;
import io.drydock.apiserver.endpoints.discovery.aggregated.AggregatedDiscoveryHandler;
import io.drydock.apiserver.endpoints.discovery.aggregated.DiscoverySource;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.informer.Informer;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.Updater;
import io.drydock.apiserver.server.CompletedConfig;
import io.drydock.apiserver.server.DelegationTarget;
import io.drydock.apiserver.server.GenericApiServer;
import io.drydock.apiserver.server.PostStartHook;
import io.drydock.apiserver.server.RestEndpoints;
import io.drydock.apiserver.server.healthz.HealthCheck;
import io.drydock.apiserver.server.mux.PathRecorderMux;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The first server of the chain. It knows, from APIService objects, who serves which group version: what is local goes
 * on down the chain, and discovery names all groups as one.
 *
 * @see "Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver/apiserver.go: APIAggregator"
 */
public final class ApiAggregator {
    private static final Duration SYNC_WAIT = Duration.ofSeconds(60);
    private static final int OWN_PRIORITY = 20_001;

    private final GenericApiServer server;
    private final Handler delegateHandler;
    private final Informer informer;
    private final ApiServiceCache services;
    private final AutoRegistration registration;
    private final Optional<AggregatedDiscovery> discovery;
    private final Optional<RemoteDiscovery> remoteDiscovery;
    /** By APIService name; touched by the informer's thread only. */
    private final Map<String, ProxyHandler> proxies = new HashMap<>();

    /** The groups that have a route; touched by the informer's thread only. */
    private final Set<String> handledGroups = new HashSet<>();

    private ApiAggregator(GenericApiServer server, Handler delegateHandler, Parts parts) {
        this.server = server;
        this.delegateHandler = delegateHandler;
        this.informer = new Informer("apiservices", parts.apiServices());
        this.services = new ApiServiceCache(informer);
        this.registration = new AutoRegistration(informer, parts.apiServices());
        this.discovery = parts.discovery();
        this.remoteDiscovery = discovery.map(RemoteDiscovery::new);
        // Greater than any APIService can have, so that the aggregator's own group comes first.
        discovery.ifPresent(all -> parts.versions()
                .forEach(version -> all.setPriority(DiscoverySource.BUILT_IN, version, OWN_PRIORITY, 0)));
    }

    /**
     * What the aggregator is made of.
     *
     * @param endpoints that serve the group {@code apiregistration.k8s.io}
     * @param versions of that group which are served, the preferred one first
     * @param apiServices what serves {@code apiservices}
     * @param status what serves {@code apiservices/status}
     * @param clusterServices the Services that APIServices may refer to
     * @param clusterEndpoints their Endpoints
     * @param discovery of the whole chain; empty in releases that do not show it in one document
     */
    public record Parts(
            RestEndpoints endpoints,
            List<GroupVersion> versions,
            Store apiServices,
            Updater status,
            Informer clusterServices,
            Informer clusterEndpoints,
            Optional<AggregatedDiscovery> discovery,
            Clock clock) {

        /** The releases that show discovery in one document have a hook for each controller. */
        boolean newerHooks() {
            return discovery.isPresent();
        }
    }

    /**
     * Builds the aggregator on top of the rest of the chain.
     *
     * @see "Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver/apiserver.go: completedConfig.NewWithDelegate"
     */
    public static ApiAggregator create(CompletedConfig config, DelegationTarget delegate, Parts parts) {
        GenericApiServer server = config.newServer("kube-aggregator", delegate);
        Handler delegateHandler = delegate.unprotectedHandler()
                .orElseThrow(() -> new IllegalArgumentException("the aggregator must delegate to a server"));
        ApiAggregator aggregator = new ApiAggregator(server, delegateHandler, parts);
        server.install(parts.endpoints());
        ApisHandler plain = new ApisHandler(parts.versions(), aggregator.services);
        Handler apis = parts.discovery()
                .<Handler>map(all -> new AggregatedDiscoveryHandler(plain, all))
                .orElse(plain);
        PathRecorderMux mux = server.handler().nonRestMux();
        mux.handle("/apis", apis);
        mux.unlistedHandle("/apis/", apis);
        aggregator.addHooks(parts);
        return aggregator;
    }

    public GenericApiServer server() {
        return server;
    }

    /** Where group versions that come later are wanted. */
    public AutoRegistration registration() {
        return registration;
    }

    /**
     * Wants an APIService for each of the group versions that the rest of the chain serves.
     *
     * @param wanted with the priorities that order them in discovery
     * @param others runs before the first APIService is written, and may want more of them then and later
     * @see "Go: cmd/kube-apiserver/app/aggregator.go: createAggregatorServer"
     */
    public void registerAtStart(List<LocalGroupVersion> wanted, PostStartHook others) {
        for (LocalGroupVersion each : wanted) {
            registration.addOnStart(each.groupVersion(), each.groupPriorityMinimum(), each.versionPriority());
            discovery.ifPresent(all -> all.setPriority(
                    DiscoverySource.BUILT_IN,
                    each.groupVersion(),
                    each.groupPriorityMinimum(),
                    each.versionPriority()));
        }
        server.addPostStartHook("kube-apiserver-autoregistration", context -> {
            informer.awaitSync(SYNC_WAIT);
            others.run(context);
            registration.start();
            context.stop().whenSignaled(registration::close);
        });
        server.addBootSequenceHealthCheck(HealthCheck.named("autoregister-completion", () -> {
            Set<String> missing = registration.missing();
            if (!missing.isEmpty()) {
                throw new IllegalStateException("missing APIService: " + missing);
            }
        }));
    }

    /** A group version that this process serves, and its place in discovery. */
    public record LocalGroupVersion(GroupVersion groupVersion, int groupPriorityMinimum, int versionPriority) {}

    private void addHooks(Parts parts) {
        informer.addHandler(this::apiServiceChanged);
        server.addPostStartHook("start-kube-aggregator-informers", context -> {
            informer.start();
            parts.clusterServices().start();
            parts.clusterEndpoints().start();
            context.stop().whenSignaled(() -> {
                informer.close();
                parts.clusterServices().close();
                parts.clusterEndpoints().close();
            });
        });
        if (parts.newerHooks()) {
            addAvailability(parts, "apiservice-status-local-available-controller", ApiService::isLocal);
            addAvailability(parts, "apiservice-status-remote-available-controller", service -> !service.isLocal());
            addRegistration();
            // What discovery shows of others is asked for when it is shown; there is nothing to be fetched before.
            server.addPostStartHook("apiservice-discovery-controller", context -> informer.awaitSync(SYNC_WAIT));
        } else {
            addRegistration();
            addAvailability(parts, "apiservice-status-available-controller", service -> true);
        }
    }

    private void addRegistration() {
        server.addPostStartHook("apiservice-registration-controller", context -> informer.awaitSync(SYNC_WAIT));
    }

    private void addAvailability(Parts parts, String hook, Predicate<ApiService> which) {
        AvailabilityController availability = new AvailabilityController(
                informer, parts.clusterServices(), parts.clusterEndpoints(), parts.status(), parts.clock(), which);
        server.addPostStartHook(hook, context -> {
            informer.awaitSync(SYNC_WAIT);
            parts.clusterServices().awaitSync(SYNC_WAIT);
            parts.clusterEndpoints().awaitSync(SYNC_WAIT);
            availability.start();
            context.stop().whenSignaled(availability::close);
        });
    }

    private void apiServiceChanged(Optional<KubeObject> before, Optional<KubeObject> after) {
        if (after.isPresent()) {
            ApiService service = ApiService.of(after.get());
            remoteDiscovery.ifPresent(remote -> remote.put(service));
            add(service);
        } else {
            before.map(ApiService::of).ifPresent(gone -> {
                remoteDiscovery.ifPresent(remote -> remote.remove(gone));
                remove(gone);
            });
        }
    }

    /** @see "Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver/apiserver.go: APIAggregator.AddAPIService" */
    private void add(ApiService service) {
        ProxyHandler known = proxies.get(service.name());
        if (known != null) {
            known.update(service);
            return;
        }
        ProxyHandler proxy = new ProxyHandler(service, delegateHandler);
        proxies.put(service.name(), proxy);
        PathRecorderMux mux = server.handler().nonRestMux();
        String path = path(service);
        mux.handle(path, proxy);
        mux.unlistedHandlePrefix(path + "/", proxy);
        String group = service.groupVersion().group();
        if (!service.isLegacy() && handledGroups.add(group)) {
            ApiGroupHandler groupHandler = new ApiGroupHandler(group, services, delegateHandler);
            mux.handle("/apis/" + group, groupHandler);
            mux.unlistedHandle("/apis/" + group + "/", groupHandler);
        }
    }

    /** @see "Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver/apiserver.go: APIAggregator.RemoveAPIService" */
    private void remove(ApiService service) {
        if (proxies.remove(service.name()) == null) {
            return;
        }
        PathRecorderMux mux = server.handler().nonRestMux();
        String path = path(service);
        mux.unregister(path);
        mux.unregister(path + "/");
        String group = service.groupVersion().group();
        if (!service.isLegacy() && services.ofGroup(group).isEmpty() && handledGroups.remove(group)) {
            mux.unregister("/apis/" + group);
            mux.unregister("/apis/" + group + "/");
        }
    }

    private static String path(ApiService service) {
        return service.isLegacy()
                ? "/api"
                : "/apis/" + service.groupVersion().group() + "/"
                        + service.groupVersion().version();
    }
}
