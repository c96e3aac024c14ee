package io.drydock.kubeapiserver.admission.resourcequota;

import org.jspecify.annotations.Nullable;

/** A request that waits for its namespace's quotas. Changed and read by whoever has the namespace's turn. */
final class PendingRequest {
    private final QuotaCheck check;
    private boolean decided;
    private @Nullable RuntimeException refusal;

    PendingRequest(QuotaCheck check) {
        this.check = check;
    }

    QuotaCheck check() {
        return check;
    }

    boolean isUndecided() {
        return !decided;
    }

    void admit() {
        decided = true;
    }

    void refuse(RuntimeException why) {
        decided = true;
        refusal = why;
    }

    void throwRefusal() {
        if (refusal != null) {
            throw refusal;
        }
    }
}
