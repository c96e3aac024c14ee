package io.drydock.apiserver.admission.webhook;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apiserver.admission.AdmissionContext;
import io.drydock.apiserver.admission.matching.VersionedWrite;
import io.drydock.apiserver.webhook.WebhookCallException;
import io.drydock.apiserver.webhook.WebhookClients;
import io.drydock.apiserver.webhook.WebhookCredentials;
import io.drydock.apiserver.webhook.WebhookTarget;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * Asks one webhook about one write.
 *
 * @param mutating whether it may change the object
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/validating/dispatcher.go:
 *     validatingDispatcher.callHook"
 */
record WebhookCaller(WebhookClients clients, WebhookCredentials credentials, Release release, boolean mutating) {

    /**
     * The answer of a webhook that lets the write pass. What it warns of and has recorded is passed on.
     *
     * @throws WebhookCallException when it could not be asked; its message names the webhook
     * @throws WebhookDenialException when it refuses
     * @throws StatusException when it is not to be asked in a dry run
     */
    ReviewResponse call(Webhook webhook, VersionedWrite write) throws WebhookCallException, WebhookDenialException {
        if (write.attributes().dryRun() && !webhook.sparesDryRuns()) {
            throw Refusals.dryRunUnsupported(webhook.name());
        }
        ReviewResponse response = response(webhook, write);
        AdmissionContext context = write.attributes().context();
        response.auditAnnotations().forEach((key, value) -> context.addAnnotation(webhook.name() + "/" + key, value));
        response.warnings().forEach(context::warn);
        if (!response.allowed()) {
            throw new WebhookDenialException(Refusals.denied(webhook.name(), response.result()));
        }
        return response;
    }

    private ReviewResponse response(Webhook webhook, VersionedWrite write) throws WebhookCallException {
        Step step = Step.PREPARE;
        try {
            AdmissionReview review = AdmissionReview.of(webhook, write);
            step = Step.FIND;
            WebhookTarget target = target(webhook);
            step = Step.CALL;
            Duration timeout = write.attributes().context().deadline().limit(webhook.timeout());
            JsonNode answer = ReviewDecoder.decode(
                    clients.post(target, credentials.of(target), review.toJson(), timeout), review.version());
            step = Step.VERIFY;
            return ReviewResponse.verify(review, answer, mutating);
        } catch (WebhookCallException failure) {
            throw named(webhook, step, failure);
        }
    }

    private static WebhookTarget target(Webhook webhook) throws WebhookCallException {
        try {
            return WebhookTarget.of(webhook.clientConfig());
        } catch (IllegalArgumentException nowhere) {
            throw new WebhookCallException(String.valueOf(nowhere.getMessage()), 500);
        }
    }

    /** The failure as the client is told of it. */
    WebhookCallException named(Webhook webhook, Step step, WebhookCallException failure) {
        String said = release.atLeast(Release.V1_36) ? step.words : "";
        return new WebhookCallException(
                "failed calling webhook " + GoValue.quote(webhook.name()) + ": " + said + failure.reason(),
                failure.code());
    }

    /** What was being done when it failed; later releases tell. */
    enum Step {
        PREPARE("could not create admission objects: "),
        FIND("could not get REST client: "),
        CALL("failed to call webhook: "),
        VERIFY("received invalid webhook response: "),
        PATCH("received undecodable patch in webhook response: "),
        APPLY("");

        private final String words;

        Step(String words) {
            this.words = words;
        }
    }
}
