package io.drydock.apiserver.admission.webhook;

import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apiserver.webhook.WebhookCallException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a webhook has answered.
 *
 * @param patch empty when nothing is to be changed
 * @param patchType what kind of patch the webhook calls it; the older version of reviews knows one kind only
 * @param result the Status that says why not; a missing node when there is none
 * @param auditAnnotations to be recorded under the name of the webhook
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/request/admissionreview.go:
 *     VerifyAdmissionResponse"
 */
record ReviewResponse(
        boolean allowed,
        byte[] patch,
        String patchType,
        JsonNode result,
        Map<String, String> auditAnnotations,
        List<String> warnings) {
    static final String JSON_PATCH = "JSONPatch";

    /**
     * @param mutating whether the webhook may change the object
     * @throws WebhookCallException when it is no answer to this question
     */
    static ReviewResponse verify(AdmissionReview question, JsonNode review, boolean mutating)
            throws WebhookCallException {
        JsonNode response = review.path("response");
        if (!response.isObject()) {
            throw new WebhookCallException("webhook response was absent");
        }
        byte[] patch = ReviewDecoder.patch(response);
        // The older version is believed whatever it says of itself.
        if (question.version().equals("v1")) {
            verifyIdentity(question, review);
            verifyPatch(response, patch.length > 0, mutating);
        }
        Map<String, String> annotations = new LinkedHashMap<>();
        response.path("auditAnnotations")
                .properties()
                .forEach(entry ->
                        annotations.put(entry.getKey(), entry.getValue().asString("")));
        List<String> warnings = new ArrayList<>();
        response.path("warnings").forEach(warning -> warnings.add(warning.asString("")));
        return new ReviewResponse(
                response.path("allowed").asBoolean(false),
                mutating ? patch : new byte[0],
                question.version().equals("v1") ? response.path("patchType").asString("") : JSON_PATCH,
                response.path("status"),
                annotations,
                warnings);
    }

    private static void verifyIdentity(AdmissionReview question, JsonNode review) throws WebhookCallException {
        String uid = review.path("response").path("uid").asString("");
        if (!uid.equals(question.uid())) {
            throw new WebhookCallException(
                    "expected response.uid=" + GoValue.quote(question.uid()) + ", got " + GoValue.quote(uid));
        }
        String kind = review.path("kind").asString("");
        String version = review.path("apiVersion").asString("");
        if (!kind.equals("AdmissionReview") || !version.equals("admission.k8s.io/v1")) {
            GroupVersion given = GroupVersion.parse(version);
            throw new WebhookCallException(
                    "expected webhook response of admission.k8s.io/v1, Kind=AdmissionReview, got " + given.group() + "/"
                            + given.version() + ", Kind=" + kind);
        }
    }

    private static void verifyPatch(JsonNode response, boolean hasPatch, boolean mutating) throws WebhookCallException {
        JsonNode patchType = response.path("patchType");
        boolean hasType = patchType.isString();
        if (!mutating && hasPatch) {
            throw new WebhookCallException("validating webhook may not return response.patch");
        }
        if (!mutating && hasType) {
            throw new WebhookCallException("validating webhook may not return response.patchType");
        }
        if (hasPatch && !hasType) {
            throw new WebhookCallException("webhook returned response.patch but not response.patchType");
        }
        if (!hasPatch && hasType) {
            throw new WebhookCallException("webhook returned response.patchType but not response.patch");
        }
        if (hasType && patchType.asString().isEmpty()) {
            throw new WebhookCallException("webhook returned invalid response.patchType of \"\"");
        }
    }
}
