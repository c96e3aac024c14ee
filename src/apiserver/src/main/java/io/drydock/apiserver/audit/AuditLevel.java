package io.drydock.apiserver.audit;

import java.util.Arrays;
import java.util.Optional;

/**
 * How much of a request is recorded, the least first.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/apis/audit/types.go: Level"
 */
public enum AuditLevel {
    NONE("None"),
    METADATA("Metadata"),
    REQUEST("Request"),
    REQUEST_RESPONSE("RequestResponse");

    private final String text;

    AuditLevel(String text) {
        this.text = text;
    }

    /** As policies and events write it. */
    String text() {
        return text;
    }

    static Optional<AuditLevel> of(String text) {
        return Arrays.stream(values()).filter(level -> level.text.equals(text)).findFirst();
    }

    public boolean atLeast(AuditLevel other) {
        return compareTo(other) >= 0;
    }
}
