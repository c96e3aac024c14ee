package io.drydock.kubeapiserver.podsecurity.checks;

/**
 * Why a pod is not as secure as it should be.
 *
 * @param reason in few words
 * @param detail who does it, with what values
 * @see "Go: staging/src/k8s.io/pod-security-admission/policy/checks.go: CheckResult, from 1.22"
 */
public record Violation(String reason, String detail) {

    /** Such as {@code host ports (8080, 9090)}. */
    @Override
    public String toString() {
        return detail.isEmpty() ? reason : reason + " (" + detail + ")";
    }
}
