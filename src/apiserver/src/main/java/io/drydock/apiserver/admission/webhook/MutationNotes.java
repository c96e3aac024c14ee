package io.drydock.apiserver.admission.webhook;

import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apiserver.admission.AdmissionContext;
import io.drydock.apiserver.audit.AuditLevel;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records what a mutating webhook has done.
 *
 * @param place of the call: its round, and the webhook's place among all
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/mutating/dispatcher.go: webhookAnnotator"
 */
record MutationNotes(AdmissionContext context, Webhook webhook, String place) {
    private static final String MUTATION = "mutation.webhook.admission.k8s.io/";
    private static final String PATCH = "patch.webhook.admission.k8s.io/";

    static MutationNotes of(AdmissionContext context, Webhook webhook, int index) {
        int round = context.reinvocation().isAgain() ? 1 : 0;
        return new MutationNotes(context, webhook, "round_" + round + "_index_" + index);
    }

    void mutated(boolean changed) {
        context.addAnnotation(MUTATION + place, text(named().put("mutated", changed)));
    }

    /** Only events that have the request's body have this. */
    void patched(JsonNode patch) {
        ObjectNode note = named();
        note.set("patch", patch);
        note.put("patchType", "JSONPatch");
        context.addAnnotation(PATCH + place, text(note), AuditLevel.REQUEST);
    }

    void failedOpen() {
        context.addAnnotation("failed-open." + MUTATION + place, webhook.name());
    }

    private ObjectNode named() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("configuration", webhook.configuration())
                .put("webhook", webhook.name());
    }

    private static String text(JsonNode note) {
        return new String(JsonEncoder.encode(note), StandardCharsets.UTF_8);
    }
}
