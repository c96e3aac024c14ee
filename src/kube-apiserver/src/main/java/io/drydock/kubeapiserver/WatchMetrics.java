package io.drydock.kubeapiserver;

import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.endpoints.handlers.OpenWatches;
import io.drydock.apiserver.storage.cacher.Cacher;
import io.drydock.apiserver.storage.cacher.Cachers;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;

/**
 * Shows what watches and the caches behind them do. Everything is counted where it happens, and read when somebody asks.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/storage/cacher/metrics.go"
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/metrics/metrics.go: WatchEvents"
 */
record WatchMetrics(Cachers cachers, OpenWatches watches) {

    void register(PrometheusRegistry registry) {
        CounterWithCallback.builder()
                .name("apiserver_watch_events_total")
                .help("Number of events sent in watch clients")
                .labelNames("group", "version", "kind")
                .callback(point -> watches.eventsSent().forEach((kind, sent) -> tell(point, kind, sent)))
                .register(registry);
        counter(
                registry,
                "apiserver_init_events_total",
                "Counter of init events processed in watchcache broken by resource type.",
                cacher -> cacher.counts().initialEvents());
        counter(
                registry,
                "apiserver_terminated_watchers_total",
                "Counter of watchers closed due to unresponsiveness broken by resource type.",
                cacher -> cacher.counts().watchersEnded());
        counter(
                registry,
                "apiserver_watch_cache_events_received_total",
                "Counter of events received in watch cache broken by resource type.",
                cacher -> cacher.counts().eventsReceived());
        counter(
                registry,
                "apiserver_watch_cache_initializations_total",
                "Counter of watch cache initializations broken by resource type.",
                cacher -> cacher.counts().initializations());
        gauge(
                registry,
                "watch_cache_capacity",
                "Total capacity of watch cache broken by resource type.",
                cacher -> cacher.limits().history());
        gauge(
                registry,
                "apiserver_watch_cache_resource_version",
                "Current resource version of watch cache broken by resource type.",
                Cacher::revision);
        CounterWithCallback.builder()
                .name("apiserver_watch_cache_consistent_read_total")
                .help("Counter for consistent reads from cache.")
                .labelNames("resource", "success", "fallback")
                .callback(point -> cachers.all().forEach((resource, cacher) -> {
                    String name = resource.toString();
                    point.call(cacher.counts().consistentReads(), name, "true", "false");
                    point.call(cacher.counts().readsPassedOn(), name, "false", "true");
                }))
                .register(registry);
    }

    private static void tell(CounterWithCallback.Callback point, GroupVersionKind kind, LongAdder sent) {
        point.call(sent.sum(), kind.group(), kind.version(), kind.kind());
    }

    private void counter(PrometheusRegistry registry, String name, String help, ToLongFunction<Cacher> value) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames("resource")
                .callback(point -> cachers.all()
                        .forEach((resource, cacher) -> point.call(value.applyAsLong(cacher), resource.toString())))
                .register(registry);
    }

    private void gauge(PrometheusRegistry registry, String name, String help, ToLongFunction<Cacher> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames("resource")
                .callback(point -> cachers.all()
                        .forEach((resource, cacher) -> point.call(value.applyAsLong(cacher), resource.toString())))
                .register(registry);
    }
}
