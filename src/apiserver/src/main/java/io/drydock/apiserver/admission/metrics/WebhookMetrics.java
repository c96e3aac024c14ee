package io.drydock.apiserver.admission.metrics;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.admission.webhook.WebhookObserver;
import io.drydock.apiserver.metrics.ServerMetrics;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.DoubleStream;

/**
 * Counts what webhooks have answered, and how long they took. What Go calls a count is a gauge to the library, which
 * would add {@code _total} to its name otherwise.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/metrics/metrics.go: AdmissionMetrics.ObserveWebhook"
 */
public final class WebhookMetrics implements WebhookObserver {
    private static final int HIGHEST_CODE = 600;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Release release;
    private final CompletableFuture<Families> families = new CompletableFuture<>();

    /** Measures as soon as the metrics are there. */
    public WebhookMetrics(ServerMetrics metrics, Release release) {
        this.release = release;
        metrics.add(registry -> families.complete(Families.register(registry, release)));
    }

    /** @param later what only later releases count */
    private record Families(Histogram duration, Gauge rejections, Optional<Later> later) {
        static Families register(PrometheusRegistry registry, Release release) {
            return new Families(
                    Histogram.builder()
                            .name("apiserver_admission_webhook_admission_duration_seconds")
                            .help("Admission webhook latency histogram in seconds, identified by name and broken out"
                                    + " for each operation and API resource and type (validate or admit).")
                            .labelNames("name", "type", "operation", "rejected")
                            .classicOnly()
                            .classicUpperBounds(bounds(release))
                            .withoutExemplars()
                            .register(registry),
                    Gauge.builder()
                            .name("apiserver_admission_webhook_rejection_count")
                            .help("Admission webhook rejection count, identified by name and broken out for each"
                                    + " admission type (validating or admit) and operation.")
                            .labelNames("name", "type", "operation", "error_type", "rejection_code")
                            .withoutExemplars()
                            .register(registry),
                    release.atLeast(Release.V1_36) ? Optional.of(Later.register(registry)) : Optional.empty());
        }

        private static double[] bounds(Release release) {
            DoubleStream common = DoubleStream.of(AdmissionMetrics.bounds(release));
            return release.atLeast(Release.V1_36)
                    ? DoubleStream.concat(common, DoubleStream.of(10, 25)).toArray()
                    : common.toArray();
        }
    }

    private record Later(Counter requests, Gauge failOpen) {
        static Later register(PrometheusRegistry registry) {
            return new Later(
                    Counter.builder()
                            .name("apiserver_admission_webhook_request_total")
                            .help("Admission webhook request total, identified by name and broken out for each"
                                    + " admission type (validating or admit) and operation.")
                            .labelNames("name", "type", "operation", "code", "rejected")
                            .withoutExemplars()
                            .register(registry),
                    Gauge.builder()
                            .name("apiserver_admission_webhook_fail_open_count")
                            .help("Admission webhook fail open count, identified by name and broken out for each"
                                    + " admission type (validating or admit).")
                            .labelNames("name", "type")
                            .withoutExemplars()
                            .register(registry));
        }
    }

    @Override
    public void called(Call call, Ended ended, int code, Duration took) {
        if (families.isDone()) {
            count(families.join(), call, ended, Integer.toString(Math.min(code, HIGHEST_CODE)), took);
        }
    }

    private void count(Families there, Call call, Ended ended, String code, Duration took) {
        String type = call.mutating() ? "admit" : "validating";
        String operation = call.operation().name();
        boolean isRejected = switch (ended) {
            case ALLOWED, FAILED_OPEN -> false;
            case DENIED, FAILED, INTERNAL_ERROR -> true;
        };
        String rejected = Boolean.toString(isRejected);
        there.duration()
                .labelValues(call.webhook(), type, operation, rejected)
                .observe(took.toNanos() / NANOS_PER_SECOND);
        there.later()
                .ifPresent(later -> later.requests()
                        .labelValues(call.webhook(), type, operation, code, rejected)
                        .inc());
        switch (ended) {
            case ALLOWED -> {}
            case FAILED_OPEN ->
                there.later()
                        .ifPresent(later -> later.failOpen()
                                .labelValues(call.webhook(), type)
                                .inc());
            case DENIED -> reject(there, call, type, "no_error", code);
            case FAILED ->
                reject(there, call, type, "calling_webhook_error", release.atLeast(Release.V1_36) ? code : "0");
            case INTERNAL_ERROR -> reject(there, call, type, "apiserver_internal_error", "0");
        }
    }

    private static void reject(Families there, Call call, String type, String error, String code) {
        there.rejections()
                .labelValues(call.webhook(), type, call.operation().name(), error, code)
                .inc();
    }
}
