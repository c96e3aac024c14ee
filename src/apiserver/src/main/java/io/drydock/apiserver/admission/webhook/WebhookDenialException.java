package io.drydock.apiserver.admission.webhook;

import io.drydock.apimachinery.status.StatusException;

/** A webhook has refused a write. */
final class WebhookDenialException extends Exception {
    private final transient StatusException refusal;

    WebhookDenialException(StatusException refusal) {
        super(refusal.getMessage(), refusal, false, false);
        this.refusal = refusal;
    }

    /** What the client is told. */
    StatusException refusal() {
        return refusal;
    }
}
