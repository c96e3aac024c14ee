package io.drydock.kubeapiserver.registry.batch;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.kubeapiserver.registry.core.podspec.Defaults;
import io.drydock.kubeapiserver.registry.core.podspec.PodSpecDefaults;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a job or cron job says when its author does not.
 *
 * @see "Go: pkg/apis/batch/v1/defaults.go"
 */
public final class BatchDefaults {
    private BatchDefaults() {}

    public static void addTo(Scheme.Builder scheme) {
        scheme.defaults(new GroupVersionKind("batch", "v1", "Job"), object -> job(object.objectAt("spec")));
        for (String version : List.of("v1", "v1beta1")) {
            scheme.defaults(new GroupVersionKind("batch", version, "CronJob"), BatchDefaults::cronJob);
        }
    }

    private static void job(ObjectNode spec) {
        PodSpecDefaults.applyToTemplate(Defaults.object(spec, "template"));
        // With neither given a job is one pod; with one given the other stays open, as a work queue has it.
        if (Defaults.isAbsent(spec, "completions") && Defaults.isAbsent(spec, "parallelism")) {
            spec.put("completions", 1);
            spec.put("parallelism", 1);
        }
        Defaults.number(spec, "parallelism", 1);
        Defaults.number(spec, "backoffLimit", 6);
    }

    private static void cronJob(KubeObject object) {
        ObjectNode spec = object.objectAt("spec");
        job(Defaults.object(Defaults.object(spec, "jobTemplate"), "spec"));
        Defaults.text(spec, "concurrencyPolicy", "Allow");
        Defaults.flag(spec, "suspend", false);
        Defaults.number(spec, "successfulJobsHistoryLimit", 3);
        Defaults.number(spec, "failedJobsHistoryLimit", 1);
    }
}
