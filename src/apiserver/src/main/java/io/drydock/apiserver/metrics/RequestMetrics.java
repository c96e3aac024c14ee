package io.drydock.apiserver.metrics;

import io.drydock.apiserver.request.RequestInfo;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts requests and how long they take.
 *
 * <p>Each distinct request is kept in memory for good, so names that clients make up must not become labels: a request
 * is told apart by its resource only once one like it has succeeded.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/metrics/metrics.go: MonitorRequest"
 */
public final class RequestMetrics {
    private static final String COMPONENT = "apiserver";
    private static final int MAX_KNOWN = 10_000;

    private final Counter requests;
    private final Histogram duration;
    private final Gauge longRunning;
    private final Map<RequestLabels, Series> known = new ConcurrentHashMap<>();

    RequestMetrics(PrometheusRegistry registry) {
        this.requests = Counter.builder()
                .name("apiserver_request_total")
                .help("Counter of apiserver requests broken out for each verb, dry run value, group, version, resource,"
                        + " scope, component, and HTTP response code.")
                .labelNames(
                        "verb", "dry_run", "group", "version", "resource", "subresource", "scope", "component", "code")
                .withoutExemplars()
                .register(registry);
        this.duration = Histogram.builder()
                .name("apiserver_request_duration_seconds")
                .help("Response latency distribution in seconds for each verb, dry run value, group, version, resource,"
                        + " subresource, scope and component.")
                .labelNames("verb", "dry_run", "group", "version", "resource", "subresource", "scope", "component")
                .classicOnly()
                .classicUpperBounds(
                        0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.25, 1.5, 1.75,
                        2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 40, 50, 60)
                .withoutExemplars()
                .register(registry);
        this.longRunning = Gauge.builder()
                .name("apiserver_longrunning_gauge")
                .help("Gauge of all active long-running apiserver requests broken out by verb, group, version,"
                        + " resource, scope and component. Not all requests are tracked this way.")
                .labelNames("verb", "group", "version", "resource", "subresource", "scope", "component")
                .withoutExemplars()
                .register(registry);
    }

    /** A request has been answered. */
    public void answered(RequestInfo info, String dryRun, int status, Duration took) {
        Series series = bounded(RequestLabels.of(info, dryRun), status);
        series.requests(status).inc();
        series.duration.observe(took.toNanos() / 1e9);
    }

    /** A long-running request begins; what comes back is to be run when it ends. */
    public Runnable longRunningBegins(RequestInfo info) {
        RequestLabels asked = RequestLabels.of(info, "");
        RequestLabels labels = known.containsKey(asked) ? asked : asked.ofUnknown();
        GaugeDataPoint gauge = longRunning.labelValues(
                labels.verb(),
                labels.group(),
                labels.version(),
                labels.resource(),
                labels.subresource(),
                labels.scope(),
                COMPONENT);
        gauge.inc();
        return gauge::dec;
    }

    private Series bounded(RequestLabels labels, int status) {
        Series series = known.get(labels);
        if (series != null) {
            return series;
        }
        boolean worthKeeping = status < 400 && known.size() < MAX_KNOWN;
        return worthKeeping ? known.computeIfAbsent(labels, Series::new) : new Series(labels.ofUnknown());
    }

    /** What is counted of requests that are alike, found once rather than with each of them. */
    private final class Series {
        private final RequestLabels labels;
        private final DistributionDataPoint duration;
        private final Map<Integer, CounterDataPoint> byStatus = new ConcurrentHashMap<>(4);

        Series(RequestLabels labels) {
            this.labels = labels;
            this.duration = RequestMetrics.this.duration.labelValues(
                    labels.verb(),
                    labels.dryRun(),
                    labels.group(),
                    labels.version(),
                    labels.resource(),
                    labels.subresource(),
                    labels.scope(),
                    COMPONENT);
        }

        CounterDataPoint requests(int status) {
            CounterDataPoint known = byStatus.get(status);
            return known == null ? byStatus.computeIfAbsent(status, this::counter) : known;
        }

        private CounterDataPoint counter(int status) {
            return requests.labelValues(
                    labels.verb(),
                    labels.dryRun(),
                    labels.group(),
                    labels.version(),
                    labels.resource(),
                    labels.subresource(),
                    labels.scope(),
                    COMPONENT,
                    Integer.toString(status));
        }
    }
}
