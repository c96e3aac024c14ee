package io.drydock.kubeapiserver.quota;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.kubeapiserver.registry.validation.ResourceNames;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts pods that have not come to their end, and what they request and are limited to.
 *
 * @see "Go: pkg/quota/v1/evaluator/core/pods.go: podEvaluator"
 */
final class PodEvaluator implements QuotaEvaluator {
    private static final String COUNT = "count/pods";
    private static final String PODS = "pods";
    private static final String REQUESTS = "requests.";
    private static final String LIMITS = "limits.";
    private static final List<String> COMPUTE = List.of("cpu", "memory", "ephemeral-storage");
    private static final Set<String> NAMES = Set.of(
            COUNT,
            PODS,
            "cpu",
            "memory",
            "ephemeral-storage",
            "requests.cpu",
            "requests.memory",
            "requests.ephemeral-storage",
            "limits.cpu",
            "limits.memory",
            "limits.ephemeral-storage");

    private final Release release;
    private final Clock clock;

    PodEvaluator(Release release, Clock clock) {
        this.release = release;
        this.clock = clock;
    }

    @Override
    public boolean handles(AdmissionAttributes attributes) {
        boolean creates = attributes.operation() == Operation.CREATE
                && attributes.subresource().isEmpty();
        boolean resizes = attributes.operation() == Operation.UPDATE
                && attributes.subresource().equals("resize");
        return creates || resizes;
    }

    @Override
    public Set<String> matching(Collection<String> resources) {
        Set<String> matching = new TreeSet<>();
        for (String name : resources) {
            boolean hugePages = ResourceNames.isHugePages(name) || name.startsWith(REQUESTS + "hugepages-");
            boolean extended = !ResourceNames.isNative(name) && name.startsWith(REQUESTS);
            if (NAMES.contains(name) || hugePages || extended) {
                matching.add(name);
            }
        }
        return matching;
    }

    @Override
    public ResourceList usage(KubeObject pod) {
        SortedMap<String, Quantity> count = new TreeMap<>();
        count.put(COUNT, ObjectCountEvaluator.ONE);
        ResourceList usage = new ResourceList(count);
        return isAtItsEnd(pod) ? usage : usage.plus(compute(PodResources.requests(pod), PodResources.limits(pod)));
    }

    /** Finished, or about to be deleted and past its grace period: a lost node must not block those that replace it. */
    private boolean isAtItsEnd(KubeObject pod) {
        String phase = pod.at("status", "phase").asString("");
        if (phase.equals("Failed") || phase.equals("Succeeded")) {
            return true;
        }
        return pod.deletionTimestamp().isPresent()
                && pod.deletionGracePeriodSeconds().isPresent()
                && clock.instant()
                        .isAfter(Instant.parse(pod.deletionTimestamp().get())
                                .plusSeconds(pod.deletionGracePeriodSeconds().getAsLong()));
    }

    static ResourceList compute(ResourceList requests, ResourceList limits) {
        SortedMap<String, Quantity> usage = new TreeMap<>();
        usage.put(PODS, ObjectCountEvaluator.ONE);
        requests.amounts().forEach((name, amount) -> {
            boolean counted = COMPUTE.contains(name) || ResourceNames.isHugePages(name);
            if (counted) {
                usage.put(name, amount);
            }
            if (counted || ResourceNames.isExtended(name)) {
                usage.put(REQUESTS + name, amount);
            }
        });
        limits.only(COMPUTE).amounts().forEach((name, amount) -> usage.put(LIMITS + name, amount));
        return new ResourceList(usage);
    }

    @Override
    public Optional<String> problem(Set<String> required, KubeObject pod) {
        return PodResources.isSetForPod(pod)
                ? Optional.empty()
                : MissingCompute.of(pod, required).map(missing -> missing.text(release));
    }

    @Override
    public boolean meets(ScopeRequirement requirement, KubeObject pod) {
        return switch (requirement.scope()) {
            case "Terminating" -> hasDeadline(pod);
            case "NotTerminating" -> !hasDeadline(pod);
            case "BestEffort" -> isBestEffort(pod);
            case "NotBestEffort" -> !isBestEffort(pod);
            case "PriorityClass" ->
                requirement.matchesClass(pod.at("spec", "priorityClassName").asString(""));
            case "CrossNamespacePodAffinity" -> release.atLeast(Release.V1_36) && CrossNamespaceAffinity.isUsedBy(pod);
            default -> false;
        };
    }

    private static boolean hasDeadline(KubeObject pod) {
        return pod.at("spec", "activeDeadlineSeconds").asLong(-1) >= 0;
    }

    /** By now the pod's strategy has told it what it is. */
    private static boolean isBestEffort(KubeObject pod) {
        return pod.at("status", "qosClass").asString("").equals("BestEffort");
    }
}
