package io.drydock.apiserver.admission.webhook;

import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import java.time.Duration;

/**
 * Told how webhooks have answered.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/metrics/metrics.go: AdmissionMetrics"
 */
public interface WebhookObserver {
    /** Nobody is told. */
    WebhookObserver NONE = (call, ended, code, took) -> {};

    /** @param mutating whether the webhook might have changed the write */
    record Call(String webhook, boolean mutating, Operation operation) {}

    /** How a call has ended. */
    enum Ended {
        ALLOWED,
        DENIED,
        /** It could not be asked, and the write is refused for that. */
        FAILED,
        /** It could not be asked, and the write goes on without it. */
        FAILED_OPEN,
        /** Something was wrong here. */
        INTERNAL_ERROR
    }

    /** @param code the HTTP status that stands for the outcome; 0 for an internal error */
    void called(Call call, Ended ended, int code, Duration took);
}
