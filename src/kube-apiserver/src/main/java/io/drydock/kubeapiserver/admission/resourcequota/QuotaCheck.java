package io.drydock.kubeapiserver.admission.resourcequota;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.kubeapiserver.quota.Quota;
import io.drydock.kubeapiserver.quota.QuotaEvaluator;
import io.drydock.kubeapiserver.quota.ResourceList;
import io.drydock.kubeapiserver.quota.ScopeRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds one request to quotas.
 *
 * @param limited what nothing can be used of where no quota covers it
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/resourcequota/controller.go: CheckRequest"
 */
record QuotaCheck(
        Release release, AdmissionAttributes attributes, QuotaEvaluator evaluator, List<LimitedResource> limited) {

    /**
     * @return the same quotas in the same order, charged for what the request will use
     * @throws StatusException when that is more than one of them allows, or when a quota's status or the object does
     *     not say enough to know
     */
    List<Quota> charge(List<Quota> quotas) {
        KubeObject object = attributes.object().orElseThrow();
        List<Quota> interesting = interesting(quotas, object);
        ResourceList usage = evaluator.usage(object);
        if (!usage.negative().isEmpty()) {
            throw forbidden("quota usage is negative for resource(s): "
                    + String.join(",", usage.negative().names()));
        }
        boolean usesMore = interesting.isEmpty()
                ? !growth(usage).isEmpty()
                : interesting.stream().anyMatch(quota -> !delta(quota, usage).isEmpty());
        if (!usesMore) {
            return quotas;
        }
        requireCover(quotas, interesting, object, usage);
        List<Quota> charged = new ArrayList<>(quotas);
        charged.replaceAll(quota -> interesting.contains(quota) ? charged(quota, delta(quota, usage)) : quota);
        return charged;
    }

    private List<Quota> interesting(List<Quota> quotas, KubeObject object) {
        List<Quota> interesting = new ArrayList<>();
        for (Quota quota : quotas) {
            if (!evaluator.matches(quota, object)) {
                continue;
            }
            Set<String> restricted = evaluator.matching(quota.hard().names());
            evaluator.problem(restricted, object).ifPresent(problem -> {
                throw forbidden("failed quota: " + quota.name() + ": " + problem);
            });
            if (!quota.used().names().containsAll(restricted)) {
                throw forbidden(
                        "status unknown for quota: " + quota.name() + ", resources: " + String.join(",", restricted));
            }
            interesting.add(quota);
        }
        return interesting;
    }

    /** What the object uses now and did not before. */
    private ResourceList growth(ResourceList usage) {
        return attributes.operation() == Operation.UPDATE
                ? usage.excessOver(evaluator.usage(attributes.oldObject().orElseThrow()))
                : usage.withoutZeros();
    }

    /** An object that only now comes under the quota is charged in full; older releases charge what is new anyway. */
    private ResourceList delta(Quota quota, ResourceList usage) {
        boolean comes = attributes.operation() == Operation.UPDATE
                && release.atLeast(Release.V1_36)
                && !evaluator.matches(quota, attributes.oldObject().orElseThrow());
        return comes ? usage.withoutZeros() : growth(usage);
    }

    private void requireCover(List<Quota> quotas, List<Quota> interesting, KubeObject object, ResourceList usage) {
        Set<String> uncovered = new TreeSet<>();
        limited.stream()
                .filter(entry -> entry.resource().equals(attributes.resource().groupResource()))
                .forEach(entry -> uncovered.addAll(entry.limited(usage)));
        interesting.forEach(
                quota -> uncovered.removeAll(evaluator.matching(quota.hard().names())));
        if (!uncovered.isEmpty()) {
            throw forbidden("insufficient quota to consume: " + String.join(",", uncovered));
        }
        Set<String> covered = new TreeSet<>();
        quotas.forEach(quota -> evaluator.met(quota.scopes(), object).forEach(met -> covered.add(met.scope())));
        List<String> missing = limited.stream()
                .flatMap(entry -> evaluator.met(entry.matchScopes(), object).stream())
                .filter(scope -> !covered.contains(scope.scope()))
                .map(ScopeRequirement::toString)
                .toList();
        if (!missing.isEmpty()) {
            throw new StatusException(Status.failure(
                    500, "", "insufficient quota to match these scopes: [" + String.join(" ", missing) + "]"));
        }
    }

    private Quota charged(Quota quota, ResourceList delta) {
        ResourceList requested = delta.only(quota.hard().names());
        ResourceList used = quota.used().plus(requested);
        Set<String> exceeded =
                used.only(requested.names()).exceeding(quota.hard()).names();
        // What a status reports has happened already.
        if (!exceeded.isEmpty() && !attributes.subresource().equals("status")) {
            throw forbidden("exceeded quota: " + quota.name() + ", requested: " + requested.only(exceeded) + ", used: "
                    + quota.used().only(exceeded) + ", limited: " + quota.hard().only(exceeded));
        }
        return quota.withUsed(used);
    }

    private StatusException forbidden(String problem) {
        return AdmissionErrors.forbidden(attributes, problem);
    }
}
