package io.drydock.apiserver.admission.webhook;

import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.apiserver.admission.matching.VersionedWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the webhooks of users check writes, all at once. The first to refuse is the one the client is told of.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/validating/dispatcher.go: validatingDispatcher"
 */
public final class ValidatingWebhooks extends WebhookPlugin implements ValidatingAdmission {
    public static final String NAME = "ValidatingAdmissionWebhook";
    private static final String FAILED_OPEN = "failed-open.validating.webhook.admission.k8s.io/round_0_index_";
    private static final Logger LOG = LoggerFactory.getLogger(ValidatingWebhooks.class);

    public ValidatingWebhooks(WebhookParts parts) {
        super(NAME, parts, false);
    }

    private record Question(Webhook webhook, VersionedWrite write, int index) {}

    @Override
    public void validate(AdmissionAttributes write) {
        List<Webhook> webhooks = source.webhooks(write);
        List<Question> questions = new ArrayList<>();
        for (Webhook webhook : webhooks) {
            source.shownTo(webhook, write)
                    .ifPresent(shown -> questions.add(new Question(webhook, shown, questions.size())));
        }
        if (questions.size() == 1) {
            ask(questions.getFirst());
        } else if (!questions.isEmpty()) {
            askAll(questions);
        }
    }

    private void askAll(List<Question> questions) {
        Queue<StatusException> refusals = new ConcurrentLinkedQueue<>();
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Question question : questions) {
                all.execute(() -> {
                    try {
                        ask(question);
                    } catch (StatusException refusal) {
                        refusals.add(refusal);
                    } catch (RuntimeException fault) {
                        LOG.error(
                                "asking the webhook {} failed",
                                question.webhook().name(),
                                fault);
                        refusals.add(StatusErrors.internalError(
                                NAME + "/" + question.webhook().name() + " has panicked: " + fault.getMessage()));
                    }
                });
            }
        }
        StatusException first = refusals.poll();
        if (first != null) {
            throw first;
        }
    }

    private void ask(Question question) {
        AdmissionAttributes write = question.write().attributes();
        ObservedCall.of(question.webhook(), write, false, parts.observer(), () -> recordFailure(question))
                .run(() -> caller.call(question.webhook(), question.write()));
    }

    private void recordFailure(Question question) {
        if (parts.recordsFailures()) {
            question.write()
                    .attributes()
                    .context()
                    .addAnnotation(
                            FAILED_OPEN + question.index(), question.webhook().name());
        }
    }
}
