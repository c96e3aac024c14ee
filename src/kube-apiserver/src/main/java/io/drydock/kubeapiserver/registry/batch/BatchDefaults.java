package io.drydock.kubeapiserver.registry.batch;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.kubeapiserver.registry.core.podspec.Defaults;
import io.drydock.kubeapiserver.registry.core.podspec.PodSpecDefaults;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a job or cron job says when its author does not.
 *
 * @see "Go: pkg/apis/batch/v1/defaults.go"
 */
public final class BatchDefaults {
    private BatchDefaults() {}

    public static void addTo(Scheme.Builder scheme, Release release) {
        boolean later = release.atLeast(Release.V1_36);
        scheme.defaults(new GroupVersionKind("batch", "v1", "Job"), object -> job(object, later));
        for (String version : List.of("v1", "v1beta1")) {
            scheme.defaults(new GroupVersionKind("batch", version, "CronJob"), object -> cronJob(object, later));
        }
    }

    /** A job without labels has those of its pods: the very same, so that what pods are given later it has as well. */
    private static void job(KubeObject job, boolean later) {
        spec(job.objectAt("spec"), later);
        JsonNode labels = job.at("spec", "template", "metadata", "labels");
        if (job.labels().isEmpty() && !labels.isEmpty()) {
            job.metadata().set("labels", labels);
        }
    }

    private static void spec(ObjectNode spec, boolean later) {
        template(spec, later);
        // With neither given a job is one pod; with one given the other stays open, as a work queue has it.
        if (Defaults.isAbsent(spec, "completions") && Defaults.isAbsent(spec, "parallelism")) {
            spec.put("completions", 1);
            spec.put("parallelism", 1);
        }
        Defaults.number(spec, "parallelism", 1);
        boolean countsByIndex = !Defaults.isAbsent(spec, "backoffLimitPerIndex");
        Defaults.number(spec, "backoffLimit", countsByIndex ? Integer.MAX_VALUE : 6);
        if (later) {
            chosen(spec, "completionMode", "NonIndexed");
            Defaults.flag(spec, "suspend", false);
            Defaults.flag(spec, "manualSelector", false);
            boolean hasFailurePolicy = spec.path("podFailurePolicy").isObject();
            chosen(spec, "podReplacementPolicy", hasFailurePolicy ? "Failed" : "TerminatingOrFailed");
        }
    }

    /** Text that is empty was still chosen. */
    private static void chosen(ObjectNode spec, String field, String value) {
        if (Defaults.isAbsent(spec, field)) {
            spec.put(field, value);
        }
    }

    /** What a job has and a template of jobs as well; all else such a template leaves to the jobs made of it. */
    private static void template(ObjectNode spec, boolean later) {
        PodSpecDefaults.applyToTemplate(Defaults.object(spec, "template"), later ? Release.V1_36 : Release.V1_20);
        for (JsonNode rule : spec.path("podFailurePolicy").path("rules")) {
            for (JsonNode condition : rule.path("onPodConditions")) {
                if (condition instanceof ObjectNode pattern) {
                    Defaults.text(pattern, "status", "True");
                }
            }
        }
    }

    private static void cronJob(KubeObject object, boolean later) {
        ObjectNode spec = object.objectAt("spec");
        template(Defaults.object(Defaults.object(spec, "jobTemplate"), "spec"), later);
        Defaults.text(spec, "concurrencyPolicy", "Allow");
        Defaults.flag(spec, "suspend", false);
        Defaults.number(spec, "successfulJobsHistoryLimit", 3);
        Defaults.number(spec, "failedJobsHistoryLimit", 1);
    }
}
