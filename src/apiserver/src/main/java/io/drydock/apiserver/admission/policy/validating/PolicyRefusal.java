package io.drydock.apiserver.admission.policy.validating;

import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusCause;
import io.drydock.apimachinery.status.StatusDetails;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionErrors;
import java.util.List;
import java.util.Optional;

/**
 * A decision that refuses the write, and who has made it.
 *
 * @param binding absent when the policy itself is at fault
 */
record PolicyRefusal(String policy, Optional<String> binding, PolicyDecision decision) {

    StatusException toStatus(AdmissionAttributes write) {
        String by = "ValidatingAdmissionPolicy '" + policy + "'"
                + binding.map(name -> " with binding '" + name + "'").orElse("");
        String message = by + " denied request: " + decision.message();
        Status forbidden = AdmissionErrors.forbidden(write, message).status();
        StatusDetails details = forbidden.details().orElseThrow();
        String reason = decision.reason().isEmpty() ? "Invalid" : decision.reason();
        return StatusErrors.failure(
                code(reason),
                reason,
                forbidden.message(),
                new StatusDetails(
                        details.name(),
                        details.group(),
                        details.kind(),
                        details.uid(),
                        List.of(new StatusCause("", message, "")),
                        0));
    }

    private static int code(String reason) {
        return switch (reason) {
            case "Forbidden" -> 403;
            case "Unauthorized" -> 401;
            case "RequestEntityTooLarge" -> 413;
            default -> 422;
        };
    }
}
