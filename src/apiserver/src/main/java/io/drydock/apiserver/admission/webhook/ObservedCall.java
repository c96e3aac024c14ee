package io.drydock.apiserver.admission.webhook;

import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.request.RequestDeadline;
import io.drydock.apiserver.webhook.WebhookCallException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call of a webhook with its consequences: counted, and told to the client as the webhook's failure policy says.
 *
 * @param deadline after which nobody waits for the write any longer
 * @param failedOpen run when the write goes on although the webhook could not be asked
 */
record ObservedCall(
        Webhook webhook,
        WebhookObserver.Call call,
        RequestDeadline deadline,
        WebhookObserver observer,
        Runnable failedOpen) {
    private static final Logger LOG = LoggerFactory.getLogger(ObservedCall.class);
    private static final int OK = 200;

    static ObservedCall of(
            Webhook webhook,
            AdmissionAttributes write,
            boolean mutating,
            WebhookObserver observer,
            Runnable failedOpen) {
        return new ObservedCall(
                webhook,
                new WebhookObserver.Call(webhook.name(), mutating, write.operation()),
                write.context().deadline(),
                observer,
                failedOpen);
    }

    /** What is done with the webhook. */
    @FunctionalInterface
    interface Action {
        void run() throws WebhookCallException, WebhookDenialException;
    }

    /** @throws StatusException when the write is not to go on */
    void run(Action action) {
        long begun = System.nanoTime();
        try {
            action.run();
            ended(WebhookObserver.Ended.ALLOWED, OK, begun);
        } catch (WebhookDenialException denial) {
            ended(WebhookObserver.Ended.DENIED, denial.refusal().status().code(), begun);
            throw denial.refusal();
        } catch (WebhookCallException failure) {
            if (!webhook.ignoresFailures()) {
                LOG.warn("failing closed: {}", failure.reason());
                ended(WebhookObserver.Ended.FAILED, failure.code(), begun);
                requireInTime();
                throw StatusErrors.internalError(failure.reason());
            }
            LOG.warn("failing open: {}", failure.reason());
            ended(WebhookObserver.Ended.FAILED_OPEN, failure.code(), begun);
            failedOpen.run();
            requireInTime();
            requireNotCancelled();
        } catch (StatusException internal) {
            ended(WebhookObserver.Ended.INTERNAL_ERROR, 0, begun);
            throw internal;
        }
    }

    /** After the deadline the client is told of that and of nothing else. */
    private void requireInTime() {
        if (deadline.isOver()) {
            throw deadline.exceeded();
        }
    }

    /** Whoever waited for the answer has been told already that it takes too long. */
    private static void requireNotCancelled() {
        if (Thread.currentThread().isInterrupted()) {
            throw StatusErrors.timeout("request did not complete within requested timeout");
        }
    }

    private void ended(WebhookObserver.Ended how, int code, long begun) {
        observer.called(call, how, code, Duration.ofNanos(System.nanoTime() - begun));
    }
}
