package io.drydock.apiserver.admission.policy.validating;

/**
 * A validation that does not let a write pass.
 *
 * @param reason of the status: {@code Invalid}, {@code Forbidden}, …; empty when the validation could not be evaluated
 * @param index of the validation in its policy
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/validating/policy_decision.go: PolicyDecision (1.36)"
 */
record PolicyDecision(String message, String reason, int index) {

    /** For what could not be evaluated. */
    static PolicyDecision error(String message, int index) {
        return new PolicyDecision(message, "", index);
    }
}
