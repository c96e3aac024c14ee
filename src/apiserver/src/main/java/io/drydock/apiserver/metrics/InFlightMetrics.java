package io.drydock.apiserver.metrics;

import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Shows how close the server is to its limits of requests in flight, and what it has turned away. */
public final class InFlightMetrics {
    private static final String MUTATING = "mutating";
    private static final String READ_ONLY = "readOnly";

    private final GaugeDataPoint mutating;
    private final GaugeDataPoint readOnly;
    private final Counter dropped;

    InFlightMetrics(PrometheusRegistry registry) {
        Gauge current = Gauge.builder()
                .name("apiserver_current_inflight_requests")
                .help("Maximal number of currently used inflight request limit of this apiserver per request kind in"
                        + " last second.")
                .labelNames("request_kind")
                .withoutExemplars()
                .register(registry);
        this.mutating = current.labelValues(MUTATING);
        this.readOnly = current.labelValues(READ_ONLY);
        this.dropped = Counter.builder()
                .name("apiserver_dropped_requests_total")
                .help("Number of requests dropped with 'Try again later' response")
                .labelNames("request_kind")
                .withoutExemplars()
                .register(registry);
    }

    public void begun(boolean isMutating) {
        (isMutating ? mutating : readOnly).inc();
    }

    public void ended(boolean isMutating) {
        (isMutating ? mutating : readOnly).dec();
    }

    public void dropped(boolean isMutating) {
        dropped.labelValues(isMutating ? MUTATING : READ_ONLY).inc();
    }
}
