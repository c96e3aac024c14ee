package io.drydock.kubeapiserver.podsecurity;

/**
 * What a namespace asks of its pods.
 *
 * @param enforce without which a pod is refused
 * @param audit without which it is noted in the audit log
 * @param warn without which its maker is warned
 * @see "Go: staging/src/k8s.io/pod-security-admission/api/helpers.go: Policy, from 1.22"
 */
public record Policy(LevelVersion enforce, LevelVersion audit, LevelVersion warn) {
    public static final Policy OPEN =
            new Policy(LevelVersion.PRIVILEGED, LevelVersion.PRIVILEGED, LevelVersion.PRIVILEGED);

    public boolean isFullyPrivileged() {
        return enforce.isPrivileged() && audit.isPrivileged() && warn.isPrivileged();
    }

    public boolean isEquivalent(Policy other) {
        return enforce.isEquivalent(other.enforce) && audit.isEquivalent(other.audit) && warn.isEquivalent(other.warn);
    }
}
