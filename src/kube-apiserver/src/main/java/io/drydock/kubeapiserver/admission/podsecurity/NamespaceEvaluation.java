package io.drydock.kubeapiserver.admission.podsecurity;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.kubeapiserver.podsecurity.LevelVersion;
import io.drydock.kubeapiserver.podsecurity.Policy;
import io.drydock.kubeapiserver.podsecurity.PolicyLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lets a namespace have only labels that make sense, and warns who asks for more security than its pods have.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/admission/admission.go: Admission.ValidateNamespace, from 1.22"
 */
record NamespaceEvaluation(PodSecurityConfiguration configuration, ExistingPods pods, AdmissionAttributes attributes) {

    void evaluate() {
        KubeObject namespace = attributes.object().orElseThrow();
        PolicyLabels labels = PolicyLabels.read(namespace.labels(), configuration.defaults());
        if (attributes.operation() == Operation.CREATE) {
            require(labels.errors());
            warnOfExemption(namespace, labels.policy());
            return;
        }
        PolicyLabels before =
                PolicyLabels.read(attributes.oldObject().orElseThrow().labels(), configuration.defaults());
        if (!labels.errors().equals(before.errors())) {
            require(labels.errors());
        }
        if (!isStricter(labels.policy().enforce(), before.policy().enforce())) {
            return;
        }
        if (isExempt()) {
            warnOfExemption(namespace, labels.policy());
        } else {
            pods.warnings(namespace.name(), labels.policy().enforce()).forEach(attributes.context()::warn);
        }
    }

    private void require(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw StatusErrors.invalid(attributes.kind().groupKind(), attributes.name(), errors);
        }
    }

    /** Whether there may be pods by now that are less secure than they should be. */
    private static boolean isStricter(LevelVersion enforced, LevelVersion before) {
        boolean relaxed =
                enforced.version().equals(before.version()) && enforced.level().compareTo(before.level()) <= 0;
        return !enforced.isPrivileged() && !relaxed;
    }

    private boolean isExempt() {
        return configuration.namespaces().contains(attributes.namespace());
    }

    /** Somebody has asked for what will not be done. */
    private void warnOfExemption(KubeObject namespace, Policy policy) {
        if (!isExempt() || policy.isFullyPrivileged() || policy.isEquivalent(configuration.defaults())) {
            return;
        }
        List<String> asked = new ArrayList<>();
        Map<String, String> labels = namespace.labels();
        addAsked("enforce", policy.enforce(), labels, asked);
        addAsked("audit", policy.audit(), labels, asked);
        addAsked("warn", policy.warn(), labels, asked);
        attributes
                .context()
                .warn("namespace \"" + namespace.name() + "\" is exempt from Pod Security, and the policy ("
                        + String.join(", ", asked) + ") will be ignored");
    }

    private static void addAsked(String mode, LevelVersion wanted, Map<String, String> labels, List<String> asked) {
        boolean labelled =
                Stream.of(mode, mode + "-version").anyMatch(name -> labels.containsKey(PolicyLabels.PREFIX + name));
        if (labelled && !wanted.isPrivileged()) {
            asked.add(mode + "=" + wanted);
        }
    }
}
