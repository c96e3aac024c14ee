package io.drydock.apiserver.admission.webhook;

import io.drydock.apimachinery.json.JsonTrees;
import io.drydock.apimachinery.runtime.KubeObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is remembered of the first round of asking webhooks, for the second: who wants to be asked again, and how they
 * have left the object.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/mutating/reinvocationcontext.go:
 *     webhookReinvokeContext"
 */
final class RoundMemory {
    private final Set<String> asked = new HashSet<>();
    private final Set<String> toAskAgain = new HashSet<>();
    private Optional<ObjectNode> left = Optional.empty();

    /** Remembers a webhook that wants to see later changes. */
    void asked(Webhook webhook) {
        if (webhook.reinvocable()) {
            asked.add(webhook.uid());
        }
    }

    /** Somebody has changed the object after those that were asked so far. */
    void changed() {
        toAskAgain.addAll(asked);
        asked.clear();
    }

    boolean isToBeAskedAgain(Webhook webhook) {
        return toAskAgain.contains(webhook.uid());
    }

    /** The webhooks have been asked. A copy is kept only for those who want to know of changes to it. */
    void leave(Optional<KubeObject> object) {
        left = asked.isEmpty()
                ? Optional.empty()
                : object.map(present -> present.tree().deepCopy());
    }

    /** Whether others have changed what the webhooks had left. */
    boolean differs(Optional<KubeObject> object) {
        return left.isPresent()
                && object.isPresent()
                && !JsonTrees.equal(left.get(), object.get().tree());
    }
}
