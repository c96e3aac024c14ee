package io.drydock.apiserver.admission.webhook;

import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusCause;
import io.drydock.apimachinery.status.StatusDetails;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.GoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Says to the client that a webhook has refused its write, or would have to be asked and cannot be.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/errors/statuserror.go: ToStatusErr"
 */
final class Refusals {
    private static final int LEAST_CODE = 400;

    private Refusals() {}

    /** @param result the webhook's Status, of which at least the failure and a code are made */
    static StatusException denied(String webhook, JsonNode result) {
        String denied = "admission webhook " + GoValue.quote(webhook) + " denied the request";
        String message = result.path("message").asString("");
        String reason = result.path("reason").asString("");
        String status = result.path("status").asString("");
        String explanation = message.isEmpty() ? reason : message;
        return new StatusException(new Status(
                status.isEmpty() || status.equals(Status.SUCCESS) ? Status.FAILURE : status,
                explanation.isEmpty() ? denied + " without explanation" : denied + ": " + explanation,
                reason,
                details(result.path("details")),
                Math.max(result.path("code").asInt(0), LEAST_CODE)));
    }

    static StatusException dryRunUnsupported(String webhook) {
        return StatusErrors.badRequest("admission webhook " + GoValue.quote(webhook) + " does not support dry run");
    }

    private static Optional<StatusDetails> details(JsonNode details) {
        if (!details.isObject()) {
            return Optional.empty();
        }
        List<StatusCause> causes = new ArrayList<>();
        for (JsonNode cause : details.path("causes")) {
            causes.add(new StatusCause(
                    cause.path("reason").asString(""),
                    cause.path("message").asString(""),
                    cause.path("field").asString("")));
        }
        return Optional.of(new StatusDetails(
                details.path("name").asString(""),
                details.path("group").asString(""),
                details.path("kind").asString(""),
                details.path("uid").asString(""),
                causes,
                details.path("retryAfterSeconds").asInt(0)));
    }
}
