package io.drydock.kubeapiserver.admission.podsecurity;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.kubeapiserver.podsecurity.LevelVersion;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what was decided, at which level, and about what.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/metrics/metrics.go: PrometheusRecorder, from 1.22"
 */
public final class PodSecurityMetrics {
    private final int newest;
    private final Map<List<String>, LongAdder> evaluations = new ConcurrentHashMap<>();
    private final Map<List<String>, LongAdder> exemptions = new ConcurrentHashMap<>();
    private final Map<List<String>, LongAdder> errors = new ConcurrentHashMap<>();

    /** What an evaluation was for. */
    enum Mode {
        ENFORCE,
        AUDIT,
        WARN
    }

    public PodSecurityMetrics(Release release) {
        this.newest = release.minor();
    }

    /** Shows the counts; they are read when somebody asks. */
    public void register(PrometheusRegistry registry) {
        counter(
                registry,
                evaluations,
                "pod_security_evaluations_total",
                "Number of policy evaluations that occurred, not counting ignored or exempt requests.",
                "decision",
                "policy_level",
                "policy_version",
                "mode",
                "request_operation",
                "resource",
                "subresource");
        counter(
                registry,
                exemptions,
                "pod_security_exemptions_total",
                "Number of exempt requests, not counting ignored or out of scope requests.",
                "request_operation",
                "resource",
                "subresource");
        counter(
                registry,
                errors,
                "pod_security_errors_total",
                "Number of errors preventing normal evaluation. Non-fatal errors may result in the latest restricted"
                        + " profile being used for evaluation.",
                "fatal",
                "request_operation",
                "resource",
                "subresource");
    }

    private static void counter(
            PrometheusRegistry registry,
            Map<List<String>, LongAdder> counts,
            String name,
            String help,
            String... labels) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .callback(point ->
                        counts.forEach((values, count) -> point.call(count.sum(), values.toArray(String[]::new))))
                .register(registry);
    }

    void evaluated(boolean allowed, LevelVersion policy, Mode mode, AdmissionAttributes attributes) {
        String version = policy.isPrivileged() ? "latest" : version(policy);
        count(
                evaluations,
                attributes,
                allowed ? "allow" : "deny",
                policy.level().toString(),
                version,
                mode.name().toLowerCase(Locale.ROOT));
    }

    private String version(LevelVersion policy) {
        boolean future = policy.version().minor() > newest && policy.version().minor() != Integer.MAX_VALUE;
        return future ? "future" : policy.version().toString();
    }

    void exempted(AdmissionAttributes attributes) {
        count(exemptions, attributes);
    }

    /** @param fatal whether the request was not looked at any further */
    void failed(boolean fatal, AdmissionAttributes attributes) {
        count(errors, attributes, Boolean.toString(fatal));
    }

    private static void count(Map<List<String>, LongAdder> counts, AdmissionAttributes attributes, String... labels) {
        List<String> all = new ArrayList<>(List.of(labels));
        all.add(attributes.operation().name().toLowerCase(Locale.ROOT));
        all.add(
                switch (attributes.resource().groupResource().toString()) {
                    case "pods" -> "pod";
                    case "namespaces" -> "namespace";
                    default -> "controller";
                });
        all.add(attributes.subresource());
        counts.computeIfAbsent(List.copyOf(all), first -> new LongAdder()).increment();
    }
}
