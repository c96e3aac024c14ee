package io.drydock.kubeapiserver.quota;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.schema.GroupResource;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the evaluator of a resource. What has none of its own is counted.
 *
 * @see "Go: pkg/quota/v1/evaluator/core/registry.go: NewEvaluators"
 * @see "Go: pkg/quota/v1/install/registry.go: NewQuotaConfigurationForAdmission"
 */
public final class QuotaEvaluators {
    /** Not stored at all, or never under quota. */
    private static final Set<GroupResource> IGNORED = Set.of(
            core("bindings"),
            core("componentstatuses"),
            core("events"),
            new GroupResource("events.k8s.io", "events"),
            new GroupResource("authentication.k8s.io", "tokenreviews"),
            new GroupResource("authentication.k8s.io", "selfsubjectreviews"),
            new GroupResource("authorization.k8s.io", "subjectaccessreviews"),
            new GroupResource("authorization.k8s.io", "selfsubjectaccessreviews"),
            new GroupResource("authorization.k8s.io", "localsubjectaccessreviews"),
            new GroupResource("authorization.k8s.io", "selfsubjectrulesreviews"));

    private static final Set<GroupResource> WITH_OLD_NAMES =
            Set.of(core("configmaps"), core("resourcequotas"), core("replicationcontrollers"), core("secrets"));

    private final Map<GroupResource, QuotaEvaluator> own;

    public QuotaEvaluators(Release release, Clock clock) {
        this.own = new HashMap<>(Map.of(
                core("pods"), new PodEvaluator(release, clock),
                core("services"), new ServiceEvaluator(),
                core("persistentvolumeclaims"), new ClaimEvaluator(release)));
        if (release.atLeast(Release.V1_36)) {
            own.put(new GroupResource("resource.k8s.io", "resourceclaims"), new DeviceClaimEvaluator());
        }
    }

    private static GroupResource core(String resource) {
        return new GroupResource("", resource);
    }

    /** Absent for what is under no quota. */
    public Optional<QuotaEvaluator> of(GroupResource resource) {
        if (IGNORED.contains(resource)) {
            return Optional.empty();
        }
        QuotaEvaluator known = own.get(resource);
        if (known != null) {
            return Optional.of(known);
        }
        return Optional.of(
                WITH_OLD_NAMES.contains(resource)
                        ? ObjectCountEvaluator.of(resource, resource.resource())
                        : ObjectCountEvaluator.of(resource));
    }
}
