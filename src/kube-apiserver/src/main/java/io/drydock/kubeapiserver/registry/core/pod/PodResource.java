package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.SubresourceFact;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RestStorage;
import io.drydock.kubeapiserver.kubelet.NodeDialer;
import io.drydock.kubeapiserver.registry.core.node.NodeConnections;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import java.time.Clock;

/** @see "Go: pkg/registry/core/pod/storage/storage.go: NewStorage" */
public final class PodResource {
    private PodResource() {}

    public static ResourceDefinition definition(Release release, Clock clock, NodeDialer dialer) {
        return ResourceDefinition.of(PodStrategy::new)
                .withTable(new PodTable(release))
                .withStatus(main -> new PodStatusStrategy((PodStrategy) main))
                .withStatusLike("ephemeralcontainers", main -> new EphemeralContainersStrategy((PodStrategy) main))
                .withStatusLike("resize", main -> new PodResizeStrategy((PodStrategy) main))
                .withSubresource("binding", (store, context) -> bindings(store, clock))
                .withSubresource("eviction", (store, context) -> eviction(store, context, release, clock))
                .withSubresource("log", (store, context) -> new PodLog(locations(store, context, dialer)))
                .withSubresource("exec", (store, context) -> PodStream.exec(locations(store, context, dialer)))
                .withSubresource("attach", (store, context) -> PodStream.attach(locations(store, context, dialer)))
                .withSubresource(
                        "portforward", (store, context) -> PodStream.portForward(locations(store, context, dialer)))
                .withSubresource("proxy", (store, context) -> new PodProxy(store, dialer.proxyTransport()));
    }

    private static PodLocations locations(Store pods, ResourceContext context, NodeDialer dialer) {
        return new PodLocations(pods, new NodeConnections(context.directory(), dialer));
    }

    /** Serves {@code bindings} as well as {@code pods/binding}. */
    public static RestStorage bindings(Store pods, Clock clock) {
        return new BindingStore(new PodBinding(pods, clock));
    }

    private static RestStorage eviction(Store pods, ResourceContext context, Release release, Clock clock) {
        GroupVersionKind kind = context.fact()
                .subresource("eviction")
                .map(SubresourceFact::kind)
                .orElseThrow();
        EvictionRules rules = new EvictionRules(release);
        return new EvictionStore(
                pods,
                new DisruptionBudgets(context.directory(), rules, clock),
                new EvictedPods(pods, rules, clock),
                kind);
    }
}
