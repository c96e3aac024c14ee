package io.drydock.apiserver.metrics;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.function.Function;

/**
 * Counts who was recognised and who was not. The two counts only go up, but the library would give a counter a name
 * that dashboards do not know, with {@code _total} at its end; so they are gauges to it.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/metrics.go: recordAuthMetrics"
 */
public final class AuthenticationMetrics {
    private static final double FASTEST_SECONDS = 0.001;
    private static final int BUCKETS = 15;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Gauge users;
    private final Function<Result, Series> seriesOf;

    /** How an attempt to find out who asks has ended. */
    public enum Result {
        SUCCESS,
        FAILURE,
        ERROR
    }

    AuthenticationMetrics(PrometheusRegistry registry) {
        this.users = Gauge.builder()
                .name("authenticated_user_requests")
                .help("Counter of authenticated requests broken out by username.")
                .labelNames("username")
                .withoutExemplars()
                .register(registry);
        Gauge tried = Gauge.builder()
                .name("authentication_attempts")
                .help("Counter of authenticated attempts.")
                .labelNames("result")
                .withoutExemplars()
                .register(registry);
        Histogram took = Histogram.builder()
                .name("authentication_duration_seconds")
                .help("Authentication duration in seconds broken out by result.")
                .labelNames("result")
                .classicOnly()
                .classicExponentialUpperBounds(FASTEST_SECONDS, 2, BUCKETS)
                .withoutExemplars()
                .register(registry);
        Series success = new Series(tried.labelValues("success"), took.labelValues("success"));
        Series failure = new Series(tried.labelValues("failure"), took.labelValues("failure"));
        Series error = new Series(tried.labelValues("error"), took.labelValues("error"));
        this.seriesOf = result -> switch (result) {
            case SUCCESS -> success;
            case FAILURE -> failure;
            case ERROR -> error;
        };
    }

    private record Series(GaugeDataPoint attempts, DistributionDataPoint duration) {}

    /** Somebody was recognised. */
    public void recognised(String userName, Duration after) {
        users.labelValues(kindOf(userName)).inc();
        ended(Result.SUCCESS, after);
    }

    /** Nobody was recognised, or the attempt itself went wrong. */
    public void ended(Result result, Duration after) {
        Series series = seriesOf.apply(result);
        series.attempts().inc();
        series.duration().observe(after.toNanos() / NANOS_PER_SECOND);
    }

    /** Names of people do not belong into metrics, and there is no end to them. */
    private static String kindOf(String userName) {
        return switch (userName) {
            case "admin", "client", "kube_proxy", "kubelet", "system:serviceaccount:kube-system:default" -> userName;
            default -> userName.contains("@") ? "email_id" : "other";
        };
    }
}
