package io.drydock.apiserver.metrics;

import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * All metrics of a process. The servers of a chain share one, as they share the requests.
 *
 * @param registry where others add theirs
 */
public record ServerMetrics(PrometheusRegistry registry, RequestMetrics requests, InFlightMetrics inFlight) {

    public static ServerMetrics create() {
        PrometheusRegistry registry = new PrometheusRegistry();
        ProcessMetrics.register(registry);
        return new ServerMetrics(registry, new RequestMetrics(registry), new InFlightMetrics(registry));
    }
}
