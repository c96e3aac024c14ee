package io.drydock.apiserver.admission.policy;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.matching.AdmissionMatcher;
import io.drydock.apiserver.admission.matching.Match;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which policies want to see writes, as what, and with which parameters.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/generic/policy_dispatcher.go:
 *     policyDispatcher.Dispatch (1.36)"
 */
public record PolicyTargets(AdmissionMatcher matcher, ParamResources params) {
    private static final GroupResource NAMESPACES = new GroupResource("", "namespaces");

    /** Who asks what may be done, or who somebody is, writes nothing. */
    private static final Set<GroupResource> REVIEWS = Set.of(
            new GroupResource("authentication.k8s.io", "selfsubjectreviews"),
            new GroupResource("authentication.k8s.io", "tokenreviews"),
            new GroupResource("authorization.k8s.io", "localsubjectaccessreviews"),
            new GroupResource("authorization.k8s.io", "selfsubjectaccessreviews"),
            new GroupResource("authorization.k8s.io", "selfsubjectrulesreviews"),
            new GroupResource("authorization.k8s.io", "subjectaccessreviews"));

    /** Whether no policy is asked about the write. */
    public static boolean isExempt(AdmissionAttributes write) {
        return AdmissionMatcher.isExempt(write)
                || REVIEWS.contains(write.resource().groupResource());
    }

    /**
     * As what the write is shown to a policy; absent when it does not want to see it.
     *
     * @throws ConfigurationException when that cannot be said, or the kind of its parameters is not served
     */
    public Optional<Match> match(PolicyDefinition policy, AdmissionAttributes write) throws ConfigurationException {
        try {
            Optional<Match> match = matcher.match(policy.criteria(), write);
            if (match.isPresent() && policy.paramKind().isPresent()) {
                ParamRef.resource(params, policy.paramKind().get());
            }
            return match;
        } catch (StatusException | ConfigurationException failure) {
            throw new ConfigurationException("failed to configure policy: " + failure.getMessage());
        }
    }

    /**
     * The parameters with which a binding has its policy evaluated, absent ones where there are none to give; none at
     * all when it is not for this write.
     *
     * @throws ConfigurationException when that cannot be said
     */
    public List<Optional<KubeObject>> parameters(
            PolicyDefinition policy, PolicyBinding binding, AdmissionAttributes write) throws ConfigurationException {
        try {
            boolean applies = binding.criteria().isEmpty()
                    || matcher.match(binding.criteria().get(), write).isPresent();
            return applies ? ParamRef.parameters(params, policy.paramKind(), binding.paramRef(), write) : List.of();
        } catch (StatusException | ConfigurationException failure) {
            throw new ConfigurationException("failed to configure binding: " + failure.getMessage());
        }
    }

    /** The namespace of a write. A namespace is not in one, though a write to it names it. */
    public Optional<KubeObject> namespace(AdmissionAttributes write) {
        String name = write.namespace();
        if (name.isEmpty() || write.resource().groupResource().equals(NAMESPACES)) {
            return Optional.empty();
        }
        return Optional.of(
                matcher.namespaces().namespace(name).orElseThrow(() -> StatusErrors.notFound(NAMESPACES, name)));
    }
}
