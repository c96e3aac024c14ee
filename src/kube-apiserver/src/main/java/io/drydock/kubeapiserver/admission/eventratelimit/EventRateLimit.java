package io.drydock.kubeapiserver.admission.eventratelimit;

import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.ValidatingAdmission;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Refuses events of which there are too many.
 *
 * @see "Go: plugin/pkg/admission/eventratelimit/admission.go: Plugin"
 */
public final class EventRateLimit implements ValidatingAdmission {
    public static final String NAME = "EventRateLimit";

    private final List<LimitEnforcer> enforcers;

    /** @param nanoTime a clock that only moves forward */
    public EventRateLimit(List<EventLimit> limits, LongSupplier nanoTime) {
        this.enforcers =
                limits.stream().map(limit -> new LimitEnforcer(limit, nanoTime)).toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Every limit counts every event, even one that another limit refuses. */
    @Override
    public void validate(AdmissionAttributes attributes) {
        boolean event =
                attributes.kind().group().isEmpty() && attributes.kind().kind().equals("Event");
        if (!event || attributes.dryRun()) {
            return;
        }
        List<String> refusals = enforcers.stream()
                .map(enforcer -> enforcer.refusal(attributes))
                .flatMap(Optional::stream)
                .toList();
        if (!refusals.isEmpty()) {
            String all = refusals.size() == 1 ? refusals.getFirst() : "[" + String.join(", ", refusals) + "]";
            throw new StatusException(Status.failure(429, "TooManyRequests", "Too many requests: " + all));
        }
    }
}
