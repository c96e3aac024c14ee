package io.drydock.apiserver.admission.matching;

import io.drydock.apimachinery.labels.LabelSelector;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.schema.GroupVersionResource;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a write is one that a webhook or policy wants to see.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/generic/webhook.go: Webhook.ShouldCallHook"
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/matching/matching.go: Matcher.Matches (1.36)"
 */
public record AdmissionMatcher(NamespaceLookup namespaces) {
    private static final GroupResource NAMESPACES = new GroupResource("", "namespaces");
    private static final Set<String> CONFIGURATIONS = Set.of(
            "ValidatingWebhookConfiguration",
            "MutatingWebhookConfiguration",
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionPolicyBinding",
            "MutatingAdmissionPolicy",
            "MutatingAdmissionPolicyBinding");

    /**
     * Whether a write is to the configuration of admission itself, which no webhook and no policy is asked about: one
     * that refuses everything could not be taken away otherwise.
     */
    public static boolean isExempt(AdmissionAttributes write) {
        GroupVersionKind kind = write.kind();
        return kind.group().equals("admissionregistration.k8s.io") && CONFIGURATIONS.contains(kind.kind());
    }

    /**
     * As what the write is to be shown; absent when it is not.
     *
     * @throws StatusException when a selector cannot be asked about a write that is wanted otherwise: 404 when its
     *     namespace does not exist
     */
    public Optional<Match> match(MatchCriteria criteria, AdmissionAttributes write) {
        if (matchRules(criteria.excludes(), criteria.equivalent(), write).isPresent()) {
            return Optional.empty();
        }
        // The rules are asked first, for they need nothing but the write; the outcome is that of Go's order.
        return matchRules(criteria.rules(), criteria.equivalent(), write)
                .filter(match -> matchesSelectors(criteria, write));
    }

    private boolean matchesSelectors(MatchCriteria criteria, AdmissionAttributes write) {
        Optional<StatusException> failure = Optional.empty();
        try {
            if (!matchesNamespace(criteria, write)) {
                return false;
            }
        } catch (StatusException unknown) {
            failure = Optional.of(unknown);
        }
        boolean matches = matchesObject(criteria, write);
        if (matches && failure.isPresent()) {
            throw failure.get();
        }
        return matches;
    }

    private static Optional<Match> matchRules(List<ResourceRule> rules, boolean equivalent, AdmissionAttributes write) {
        for (ResourceRule rule : rules) {
            if (rule.matches(write, write.resource())) {
                return Optional.of(new Match(write.resource(), write.kind()));
            }
        }
        return equivalent && !rules.isEmpty() ? matchEquivalents(rules, write) : Optional.empty();
    }

    private static Optional<Match> matchEquivalents(List<ResourceRule> rules, AdmissionAttributes write) {
        List<GroupVersionResource> equivalents = write.objects().equivalents(write.resource(), write.subresource());
        for (ResourceRule rule : rules) {
            for (GroupVersionResource other : equivalents) {
                if (rule.matches(write, other)) {
                    GroupVersionKind kind = write.objects()
                            .kindOf(other, write.subresource())
                            .orElseThrow(() ->
                                    StatusErrors.internalError("unable to convert to " + other + ": unknown kind"));
                    return Optional.of(new Match(other, kind));
                }
            }
        }
        return Optional.empty();
    }

    private boolean matchesNamespace(MatchCriteria criteria, AdmissionAttributes write) {
        boolean isNamespace = write.resource().resource().equals("namespaces");
        if (write.namespace().isEmpty() && !isNamespace) {
            return true;
        }
        LabelSelector selector = criteria.namespaceSelector().require();
        return selector.isEmpty() || selector.matches(namespaceLabels(write, isNamespace));
    }

    private Map<String, String> namespaceLabels(AdmissionAttributes write, boolean isNamespace) {
        // What is written is newer than what is stored; what is deleted is only there.
        boolean inWrite = isNamespace
                && write.subresource().isEmpty()
                && (write.operation() == Operation.CREATE || write.operation() == Operation.UPDATE);
        Optional<KubeObject> namespace = inWrite ? write.object() : namespaces.namespace(write.namespace());
        return namespace
                .orElseThrow(() -> StatusErrors.notFound(NAMESPACES, write.namespace()))
                .labels();
    }

    private static boolean matchesObject(MatchCriteria criteria, AdmissionAttributes write) {
        LabelSelector selector = criteria.objectSelector().require();
        return selector.isEmpty() || matches(selector, write.object()) || matches(selector, write.oldObject());
    }

    /** What has no metadata, as the options of an exec, cannot be selected. */
    private static boolean matches(LabelSelector selector, Optional<KubeObject> object) {
        return object.filter(present -> present.tree().has("metadata"))
                .filter(present -> selector.matches(present.labels()))
                .isPresent();
    }
}
