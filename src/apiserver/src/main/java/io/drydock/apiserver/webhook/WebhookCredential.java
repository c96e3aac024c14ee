package io.drydock.apiserver.webhook;

import io.drydock.apiserver.certificates.CertificateAndKey;
import java.util.Optional;

/**
 * What is shown to a webhook to prove that this server asks.
 *
 * @param authorization the value of the header; empty for none
 */
public record WebhookCredential(String authorization, Optional<CertificateAndKey> certificate) {
    /** Shows nothing. */
    public static final WebhookCredential NONE = new WebhookCredential("", Optional.empty());

    /** Secrets are not for logs. */
    @Override
    public String toString() {
        return "WebhookCredential";
    }
}
