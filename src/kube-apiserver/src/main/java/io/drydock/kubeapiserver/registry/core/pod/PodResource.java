package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.SubresourceFact;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.RestStorage;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import java.time.Clock;

/** @see "Go: pkg/registry/core/pod/storage/storage.go: NewStorage" */
public final class PodResource {
    private PodResource() {}

    public static ResourceDefinition definition(Release release, Clock clock) {
        return ResourceDefinition.of(PodStrategy::new)
                .withTable(new PodTable(release))
                .withStatusLike("status", PodStatusStrategy::new)
                .withStatusLike("ephemeralcontainers", main -> new EphemeralContainersStrategy((PodStrategy) main))
                .withStatusLike("resize", main -> new PodResizeStrategy((PodStrategy) main))
                .withSubresource("binding", (store, context) -> bindings(store, clock))
                .withSubresource("eviction", (store, context) -> eviction(store, context, clock))
                .withSubresource("log", (store, context) -> new PodLog(store, context.directory()))
                .withSubresource(
                        "exec", (store, context) -> new PodStream(store, context.directory(), "PodExecOptions", true))
                .withSubresource(
                        "attach",
                        (store, context) -> new PodStream(store, context.directory(), "PodAttachOptions", true))
                .withSubresource(
                        "portforward",
                        (store, context) -> new PodStream(store, context.directory(), "PodPortForwardOptions", false))
                .withSubresource("proxy", (store, context) -> new PodProxy(store, context.directory()));
    }

    /** Serves {@code bindings} as well as {@code pods/binding}. */
    public static RestStorage bindings(Store pods, Clock clock) {
        return new BindingStore(new PodBinding(pods, clock));
    }

    private static RestStorage eviction(Store pods, ResourceContext context, Clock clock) {
        GroupVersionKind kind = context.fact()
                .subresource("eviction")
                .map(SubresourceFact::kind)
                .orElseThrow();
        return new EvictionStore(pods, new DisruptionBudgets(context.directory(), clock), kind);
    }
}
