package io.drydock.apiserver.audit;

/**
 * How much of a request is recorded, the least first.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/apis/audit/types.go: Level"
 */
public enum AuditLevel {
    NONE,
    METADATA,
    REQUEST,
    REQUEST_RESPONSE;

    public boolean atLeast(AuditLevel other) {
        return compareTo(other) >= 0;
    }
}
