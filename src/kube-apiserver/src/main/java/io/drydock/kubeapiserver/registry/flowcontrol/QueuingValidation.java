package io.drydock.kubeapiserver.registry.flowcontrol;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What becomes of requests beyond the limit of a priority level: they are rejected, or wait in queues.
 *
 * @see "Go: pkg/apis/flowcontrol/validation/validation.go: ValidateLimitResponse"
 */
final class QueuingValidation {
    private static final long MOST_QUEUES = 10_000_000;

    /** As many bits the hash has that deals a flow its hand of queues. */
    private static final int HASH_BITS = 60;

    private QueuingValidation() {}

    static void validate(JsonNode response, FieldPath path, FieldErrors errors) {
        JsonNode queuing = response.path("queuing");
        FieldPath at = path.child("queuing");
        String type = response.path("type").asString("");
        switch (type) {
            case "Reject" -> {
                if (queuing.isObject()) {
                    errors.forbidden(at, "must be nil if limited.limitResponse.type is not Limited");
                }
            }
            case "Queue" -> {
                if (queuing.isObject()) {
                    queues(queuing, at, errors);
                } else {
                    errors.required(at, "must not be empty if limited.limitResponse.type is Limited");
                }
            }
            default -> errors.notSupported(path.child("type"), type, List.of("Queue", "Reject"));
        }
    }

    static void positive(JsonNode parent, String field, FieldPath path, FieldErrors errors) {
        long value = parent.path(field).asLong(0);
        if (value <= 0) {
            errors.invalid(path.child(field), value, "must be positive");
        }
    }

    private static void queues(JsonNode queuing, FieldPath path, FieldErrors errors) {
        positive(queuing, "queueLengthLimit", path, errors);
        positive(queuing, "queues", path, errors);
        long queues = queuing.path("queues").asLong(0);
        if (queues > MOST_QUEUES) {
            errors.invalid(path.child("queues"), queues, "must not be greater than " + MOST_QUEUES);
        }
        positive(queuing, "handSize", path, errors);
        long hand = queuing.path("handSize").asLong(0);
        if (hand <= 0) {
            return;
        }
        if (hand > queues) {
            errors.invalid(path.child("handSize"), hand, "should not be greater than queues (" + queues + ")");
        } else if (Math.ceil(Math.log(queues) / Math.log(2) * hand) > HASH_BITS) {
            errors.invalid(
                    path.child("handSize"),
                    hand,
                    "required entropy bits of deckSize " + queues + " and handSize " + hand
                            + " should not be greater than " + HASH_BITS);
        }
    }
}
