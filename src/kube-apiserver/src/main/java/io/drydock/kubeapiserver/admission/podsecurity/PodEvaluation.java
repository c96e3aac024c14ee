package io.drydock.kubeapiserver.admission.podsecurity;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.kubeapiserver.admission.podsecurity.PodSecurityMetrics.Mode;
import io.drydock.kubeapiserver.podsecurity.LevelVersion;
import io.drydock.kubeapiserver.podsecurity.PodSecurityPolicies;
import io.drydock.kubeapiserver.podsecurity.Policy;
import io.drydock.kubeapiserver.podsecurity.PolicyLabels;
import io.drydock.kubeapiserver.podsecurity.checks.PodView;
import io.drydock.kubeapiserver.podsecurity.checks.Violation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Holds a pod, or what pods are made from, to the policy of its namespace.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/admission/admission.go: Admission.EvaluatePod, from 1.22"
 */
record PodEvaluation(PodSecurityPolicies policies, PodSecurityMetrics metrics, AdmissionAttributes attributes) {

    /**
     * @param enforces whether the pod itself is made; a workload is only warned about
     * @throws io.drydock.apimachinery.status.StatusException 403 when the pod may not be made
     */
    void evaluate(PolicyLabels labels, PodView pod, boolean enforces) {
        Policy policy = labels.policy();
        if (!labels.errors().isEmpty()) {
            note("error", "Failed to parse policy: " + FieldError.aggregate(labels.errors()));
            metrics.failed(false, attributes);
        }
        List<Violation> forbidden = enforces ? policies.violations(policy.enforce(), pod) : List.of();
        if (enforces) {
            note("enforce-policy", policy.enforce().toString());
            metrics.evaluated(forbidden.isEmpty(), policy.enforce(), Mode.ENFORCE, attributes);
        }
        List<Violation> noted = policies.violations(policy.audit(), pod);
        if (!noted.isEmpty()) {
            note("audit-violations", "would violate " + text(policy.audit(), noted));
            metrics.evaluated(false, policy.audit(), Mode.AUDIT, attributes);
        }
        if (!forbidden.isEmpty()) {
            throw AdmissionErrors.forbidden(attributes, "violates " + text(policy.enforce(), forbidden));
        }
        List<Violation> warned = policies.violations(policy.warn(), pod);
        if (!warned.isEmpty()) {
            attributes.context().warn("would violate " + text(policy.warn(), warned));
            metrics.evaluated(false, policy.warn(), Mode.WARN, attributes);
        }
    }

    private void note(String key, String value) {
        attributes.context().addAnnotation(PolicyLabels.PREFIX + key, value);
    }

    private static String text(LevelVersion policy, List<Violation> violations) {
        return violations.stream()
                .map(Violation::toString)
                .collect(Collectors.joining(", ", "PodSecurity \"" + policy + "\": ", ""));
    }
}
