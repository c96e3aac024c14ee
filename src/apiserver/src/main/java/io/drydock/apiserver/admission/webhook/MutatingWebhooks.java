package io.drydock.apiserver.admission.webhook;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.json.JsonTrees;
import io.drydock.apimachinery.patch.JsonPatch;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.MutatingAdmission;
import io.drydock.apiserver.admission.Reinvocation;
import io.drydock.apiserver.admission.matching.VersionedWrite;
import io.drydock.apiserver.webhook.WebhookCallException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has the webhooks of users change writes, one after the other. When one has changed something, all mutating plug-ins
 * are asked once more, and of the webhooks those that want to be.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/mutating/dispatcher.go: mutatingDispatcher"
 */
public final class MutatingWebhooks extends WebhookPlugin implements MutatingAdmission {
    public static final String NAME = "MutatingAdmissionWebhook";

    public MutatingWebhooks(WebhookParts parts) {
        super(NAME, parts, true);
    }

    @Override
    public void admit(AdmissionAttributes write) {
        List<Webhook> webhooks = source.webhooks(write);
        if (webhooks.isEmpty()) {
            return;
        }
        Reinvocation reinvocation = write.context().reinvocation();
        RoundMemory memory = reinvocation.memory(RoundMemory.class, RoundMemory::new);
        if (reinvocation.isAgain() && memory.differs(write.object())) {
            memory.changed();
        }
        for (int index = 0; index < webhooks.size(); index++) {
            Webhook webhook = webhooks.get(index);
            Optional<VersionedWrite> shown = source.shownTo(webhook, write);
            // Who was not asked in the first round is not asked in the second either.
            if (shown.isPresent() && (!reinvocation.isAgain() || memory.isToBeAskedAgain(webhook))) {
                ask(webhook, shown.get(), index, memory);
            }
        }
        memory.leave(write.object());
    }

    private void ask(Webhook webhook, VersionedWrite write, int index, RoundMemory memory) {
        AdmissionAttributes attributes = write.attributes();
        MutationNotes notes = MutationNotes.of(attributes.context(), webhook, index);
        ObservedCall.of(webhook, attributes, true, parts.observer(), () -> recordFailure(notes))
                .run(() -> {
                    boolean changed = false;
                    try {
                        changed = change(webhook, write, notes);
                    } finally {
                        notes.mutated(changed);
                    }
                    if (changed) {
                        memory.changed();
                        attributes.context().reinvocation().request();
                    }
                });
        memory.asked(webhook);
    }

    private void recordFailure(MutationNotes notes) {
        if (parts.recordsFailures()) {
            notes.failedOpen();
        }
    }

    /** @return whether the object is another one now */
    private boolean change(Webhook webhook, VersionedWrite write, MutationNotes notes)
            throws WebhookCallException, WebhookDenialException {
        ReviewResponse response = caller.call(webhook, write);
        if (response.patch().length == 0) {
            return false;
        }
        JsonPatch patch = patch(webhook, response.patch());
        if (patch.isEmpty()) {
            return false;
        }
        KubeObject shown = write.object()
                .orElseThrow(() -> StatusErrors.internalError("admission webhook "
                        + GoValue.quote(webhook.name())
                        + " attempted to modify the object, which is not supported for this operation"));
        if (!response.patchType().equals(ReviewResponse.JSON_PATCH)) {
            throw caller.named(
                    webhook,
                    WebhookCaller.Step.APPLY,
                    new WebhookCallException("unsupported patch type " + GoValue.quote(response.patchType())));
        }
        KubeObject patched = patched(patch, shown, write);
        boolean changed = !JsonTrees.equal(shown.tree(), form(patched, write).tree());
        notes.patched(JsonMapper.shared().readTree(response.patch()));
        write.attributes().objects().setDefaults(patched);
        keep(write.attributes(), patched);
        return changed;
    }

    private JsonPatch patch(Webhook webhook, byte[] bytes) throws WebhookCallException {
        try {
            return JsonPatch.parse(bytes);
        } catch (StatusException undecodable) {
            if (!parts.release().atLeast(Release.V1_36)) {
                throw StatusErrors.internalError(undecodable.status().message());
            }
            throw caller.named(
                    webhook,
                    WebhookCaller.Step.PATCH,
                    new WebhookCallException(undecodable.status().message()));
        }
    }

    private static KubeObject patched(JsonPatch patch, KubeObject shown, VersionedWrite write) {
        try {
            byte[] json = JsonEncoder.encode(patch.apply(shown.tree(), StatusErrors::internalError));
            return write.attributes().objects().read(json, write.match().kind());
        } catch (StatusException inapplicable) {
            // Whatever is wrong with it, the one who writes is not to blame.
            throw inapplicable.status().code() == 500
                    ? inapplicable
                    : StatusErrors.internalError(inapplicable.status().message());
        }
    }

    private static KubeObject form(KubeObject patched, VersionedWrite write) {
        return write.attributes().objects().convert(patched, write.match().kind());
    }

    /** The object that is written becomes the patched one, in the version that it was in. */
    private static void keep(AdmissionAttributes attributes, KubeObject patched) {
        KubeObject written = attributes.object().orElseThrow();
        KubeObject converted = attributes.objects().convert(patched, written.groupVersionKind());
        written.tree().removeAll();
        written.tree().setAll(converted.tree());
    }
}
