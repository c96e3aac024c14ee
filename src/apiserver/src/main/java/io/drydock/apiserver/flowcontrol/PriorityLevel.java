package io.drydock.apiserver.flowcontrol;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A share of what the server can do at a time.
 *
 * @param limits empty for a level whose requests are always served
 * @see "Go: staging/src/k8s.io/api/flowcontrol/v1beta1/types.go: PriorityLevelConfigurationSpec"
 */
record PriorityLevel(String name, String uid, Optional<Limits> limits) {
    private static final int DEFAULT_SHARES = 30;
    private static final int DEFAULT_QUEUES = 64;
    private static final int DEFAULT_HAND_SIZE = 8;
    private static final int DEFAULT_QUEUE_LENGTH = 50;

    /** @param queuing empty when requests beyond the share are refused at once */
    record Limits(int shares, Optional<Queuing> queuing) {}

    /**
     * @param queues that the flows of the level are spread over
     * @param handSize how many of them a flow may use
     * @param lengthLimit how many requests a queue holds
     */
    record Queuing(int queues, int handSize, int lengthLimit) {}

    static PriorityLevel of(KubeObject object) {
        JsonNode spec = object.at("spec");
        Optional<Limits> limits =
                spec.path("type").asString("").equals("Exempt") ? Optional.empty() : Optional.of(limits(spec));
        return new PriorityLevel(object.name(), object.uid(), limits);
    }

    private static Limits limits(JsonNode spec) {
        JsonNode limited = spec.path("limited");
        // The field was renamed when lending came; an object has the one or the other.
        int shares = limited.path("nominalConcurrencyShares")
                .asInt(limited.path("assuredConcurrencyShares").asInt(DEFAULT_SHARES));
        JsonNode response = limited.path("limitResponse");
        if (!response.path("type").asString("").equals("Queue")) {
            return new Limits(shares, Optional.empty());
        }
        JsonNode queuing = response.path("queuing");
        return new Limits(
                shares,
                Optional.of(new Queuing(
                        queuing.path("queues").asInt(DEFAULT_QUEUES),
                        queuing.path("handSize").asInt(DEFAULT_HAND_SIZE),
                        queuing.path("queueLengthLimit").asInt(DEFAULT_QUEUE_LENGTH))));
    }
}
