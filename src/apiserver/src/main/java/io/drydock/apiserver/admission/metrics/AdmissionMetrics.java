package io.drydock.apiserver.admission.metrics;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionObserver;
import io.drydock.apiserver.metrics.ServerMetrics;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Measures the plug-ins, and each step of admission as a whole.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/metrics/metrics.go: AdmissionMetrics"
 */
public final class AdmissionMetrics implements AdmissionObserver {
    private static final double[] BOUNDS = {0.005, 0.025, 0.1, 0.5, 1.0, 2.5};
    private static final double[] OLD_BOUNDS = {0.005, 0.025, 0.1, 0.5, 2.5};
    private static final double NANOS_PER_SECOND = 1e9;

    private final CompletableFuture<Families> families = new CompletableFuture<>();
    private final Map<Labels, Series> known = new ConcurrentHashMap<>();

    /** Measures as soon as the metrics are there. */
    public AdmissionMetrics(ServerMetrics metrics, Release release) {
        metrics.add(registry -> families.complete(Families.register(registry, release)));
    }

    /** @param plugin empty for all of them together */
    private record Labels(String plugin, Step step, Operation operation, boolean rejected) {}

    private record Series(List<DistributionDataPoint> points) {}

    private record Families(Histogram steps, Summary stepSummary, Histogram plugins) {
        static Families register(PrometheusRegistry registry, Release release) {
            double[] bounds = bounds(release);
            Histogram steps = Histogram.builder()
                    .name("apiserver_admission_step_admission_duration_seconds")
                    .help("Admission sub-step latency histogram in seconds, broken out for each operation and API"
                            + " resource and step type (validate or admit).")
                    .labelNames("type", "operation", "rejected")
                    .classicOnly()
                    .classicUpperBounds(bounds)
                    .withoutExemplars()
                    .register(registry);
            Summary summary = Summary.builder()
                    .name("apiserver_admission_step_admission_duration_seconds_summary")
                    .help("Admission sub-step latency summary in seconds, broken out for each operation and API"
                            + " resource and step type (validate or admit).")
                    .labelNames("type", "operation", "rejected")
                    .withoutExemplars()
                    .register(registry);
            Histogram plugins = Histogram.builder()
                    .name("apiserver_admission_controller_admission_duration_seconds")
                    .help("Admission controller latency histogram in seconds, identified by name and broken out for"
                            + " each operation and API resource and type (validate or admit).")
                    .labelNames("name", "type", "operation", "rejected")
                    .classicOnly()
                    .classicUpperBounds(bounds)
                    .withoutExemplars()
                    .register(registry);
            return new Families(steps, summary, plugins);
        }
    }

    static double[] bounds(Release release) {
        return release.atLeast(Release.V1_36) ? BOUNDS.clone() : OLD_BOUNDS.clone();
    }

    @Override
    public void asked(String plugin, Step step, Operation operation, boolean rejected, long nanos) {
        observe(new Labels(plugin, step, operation, rejected), nanos);
    }

    @Override
    public void finished(Step step, Operation operation, boolean rejected, long nanos) {
        observe(new Labels("", step, operation, rejected), nanos);
    }

    private void observe(Labels labels, long nanos) {
        if (families.isDone()) {
            double seconds = nanos / NANOS_PER_SECOND;
            Series series = known.computeIfAbsent(labels, this::series);
            series.points().forEach(point -> point.observe(seconds));
        }
    }

    private Series series(Labels labels) {
        Families there = families.join();
        String step = labels.step().label();
        String operation = labels.operation().name();
        String rejected = Boolean.toString(labels.rejected());
        if (labels.plugin().isEmpty()) {
            return new Series(List.of(
                    there.steps().labelValues(step, operation, rejected),
                    there.stepSummary().labelValues(step, operation, rejected)));
        }
        return new Series(List.of(there.plugins().labelValues(labels.plugin(), step, operation, rejected)));
    }
}
