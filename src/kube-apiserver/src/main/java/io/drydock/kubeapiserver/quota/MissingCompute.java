package io.drydock.kubeapiserver.quota;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What containers do not say although a quota counts it. That they must is so for processor and memory only, and an
 * accident of history.
 *
 * @param containers by the name of the resource that they say nothing about
 * @see "Go: pkg/quota/v1/evaluator/core/pods.go: podEvaluator.Constraints"
 */
record MissingCompute(SortedMap<String, Set<String>> containers) {
    private static final Set<String> DEMANDED =
            Set.of("cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory");

    /** Absent when every container says all that it has to. */
    static Optional<MissingCompute> of(KubeObject pod, Set<String> restricted) {
        Set<String> demanded = new TreeSet<>(restricted);
        demanded.retainAll(DEMANDED);
        SortedMap<String, Set<String>> missing = new TreeMap<>();
        for (String field : List.of("containers", "initContainers")) {
            for (JsonNode container : pod.at("spec", field)) {
                Set<String> unsaid = new TreeSet<>(demanded);
                unsaid.removeAll(said(container.path("resources")));
                unsaid.forEach(name -> missing.computeIfAbsent(name, first -> new TreeSet<>())
                        .add(container.path("name").asString("")));
            }
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(new MissingCompute(missing));
    }

    private static Set<String> said(JsonNode resources) {
        return PodEvaluator.compute(
                        ResourceList.of(resources.path("requests")), ResourceList.of(resources.path("limits")))
                .names();
    }

    /** Older releases do not say which containers they are. */
    String text(Release release) {
        if (!release.atLeast(Release.V1_36)) {
            return "must specify " + String.join(",", containers.keySet());
        }
        return containers.entrySet().stream()
                .map(entry -> entry.getKey() + " for: " + String.join(",", entry.getValue()))
                .collect(Collectors.joining("; ", "must specify ", ""));
    }
}
