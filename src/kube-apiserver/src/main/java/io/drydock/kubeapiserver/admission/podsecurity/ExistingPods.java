package io.drydock.kubeapiserver.admission.podsecurity;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.podsecurity.LevelVersion;
import io.drydock.kubeapiserver.podsecurity.PodSecurityPolicies;
import io.drydock.kubeapiserver.podsecurity.checks.PodView;
import io.drydock.kubeapiserver.podsecurity.checks.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Looks which pods of a namespace are less secure than a new level wants, within a second at most.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/admission/admission.go: Admission.EvaluatePodsInNamespace, from
 *     1.22"
 */
record ExistingPods(Lookup lookup, PodSecurityPolicies policies, PodSecurityConfiguration configuration) {
    private static final GroupResource PODS = new GroupResource("", "pods");
    private static final int MOST_PODS = 3000;
    private static final Duration MOST_TIME = Duration.ofSeconds(1);

    /** The warnings in their order; none when all pods are secure enough. */
    List<String> warnings(String namespace, LevelVersion enforced) {
        long end = System.nanoTime() + MOST_TIME.toNanos();
        List<KubeObject> pods = prioritized(lookup.listCached(PODS, namespace));
        Map<String, SortedSet<String>> podsByViolations = new TreeMap<>();
        int checked = 0;
        while (checked < Math.min(pods.size(), MOST_PODS) && (checked == 0 || System.nanoTime() < end)) {
            KubeObject pod = pods.get(checked++);
            String violations = policies.violations(enforced, PodView.of(pod.annotations(), pod.at("spec"))).stream()
                    .map(Violation::reason)
                    .collect(Collectors.joining(", "));
            if (!violations.isEmpty()) {
                podsByViolations
                        .computeIfAbsent(violations, first -> new TreeSet<>())
                        .add(pod.name());
            }
        }
        List<String> warnings = new ArrayList<>();
        if (checked < pods.size()) {
            warnings.add("new PodSecurity enforce level only checked against the first " + checked + " of "
                    + pods.size() + " existing pods");
        }
        if (!podsByViolations.isEmpty()) {
            warnings.add("existing pods in namespace \"" + namespace + "\" violate the new PodSecurity enforce level \""
                    + enforced + "\"");
        }
        podsByViolations.entrySet().stream()
                .map(entry -> pods(entry.getValue()) + ": " + entry.getKey())
                .sorted()
                .forEach(warnings::add);
        return warnings;
    }

    private static String pods(SortedSet<String> names) {
        int others = names.size() - 1;
        return switch (others) {
            case 0 -> names.first();
            case 1 -> names.first() + " (and 1 other pod)";
            default -> names.first() + " (and " + others + " other pods)";
        };
    }

    /** Pods that one workload made are alike, so that one of each comes first. */
    private List<KubeObject> prioritized(List<KubeObject> pods) {
        List<KubeObject> first = new ArrayList<>();
        List<KubeObject> alike = new ArrayList<>();
        Set<String> workloads = new HashSet<>();
        for (KubeObject pod : pods) {
            if (configuration.exemptsPod(pod.at("spec"))) {
                continue;
            }
            String workload = controllerOf(pod);
            (workload.isEmpty() || workloads.add(workload) ? first : alike).add(pod);
        }
        first.addAll(alike);
        return first;
    }

    private static String controllerOf(KubeObject pod) {
        for (JsonNode owner : pod.ownerReferences()) {
            if (owner.path("controller").asBoolean(false)) {
                return owner.path("uid").asString("");
            }
        }
        return "";
    }
}
