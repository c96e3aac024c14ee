package io.drydock.kubeapiserver.admission.podsecurity;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.kubeapiserver.podsecurity.checks.PodView;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Finds what workloads make their pods from.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/admission/admission.go: DefaultPodSpecExtractor, from 1.22"
 */
final class PodTemplates {
    private PodTemplates() {}

    static boolean areIn(GroupResource resource) {
        return switch (resource.toString()) {
            case "replicationcontrollers",
                    "podtemplates",
                    "replicasets.apps",
                    "deployments.apps",
                    "statefulsets.apps",
                    "daemonsets.apps",
                    "jobs.batch",
                    "cronjobs.batch" -> true;
            default -> false;
        };
    }

    /** Absent when the workload has none, as a replication controller may. */
    static Optional<PodView> of(GroupResource resource, KubeObject workload) {
        JsonNode template = switch (resource.resource()) {
            case "podtemplates" -> workload.at("template");
            case "cronjobs" -> workload.at("spec", "jobTemplate", "spec", "template");
            default -> workload.at("spec", "template");
        };
        if (!template.isObject()) {
            return Optional.empty();
        }
        KubeObject pod = KubeObject.of(template.asObject());
        return Optional.of(PodView.of(pod.annotations(), template.path("spec")));
    }
}
