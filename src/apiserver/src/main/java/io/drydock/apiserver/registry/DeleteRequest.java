package io.drydock.apiserver.registry;

import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The DeleteOptions of a request.
 *
 * @param uid that the object must have; empty for any
 * @param resourceVersion that the object must have; empty for any
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go: DeleteOptions"
 */
record DeleteRequest(
        OptionalLong gracePeriodSeconds,
        Optional<String> uid,
        Optional<String> resourceVersion,
        Optional<Boolean> orphanDependents,
        Optional<Propagation> propagation) {

    /** What becomes of the objects that an object owns. */
    enum Propagation {
        ORPHAN,
        BACKGROUND,
        FOREGROUND
    }

    static DeleteRequest of(ObjectNode options) {
        JsonNode grace = options.path("gracePeriodSeconds");
        JsonNode orphan = options.path("orphanDependents");
        JsonNode preconditions = options.path("preconditions");
        return new DeleteRequest(
                grace.isIntegralNumber() ? OptionalLong.of(grace.asLong()) : OptionalLong.empty(),
                text(preconditions, "uid"),
                text(preconditions, "resourceVersion"),
                orphan.isBoolean() ? Optional.of(orphan.asBoolean()) : Optional.empty(),
                propagation(options.path("propagationPolicy").asString("")));
    }

    private static Optional<Propagation> propagation(String policy) {
        return switch (policy) {
            case "Orphan" -> Optional.of(Propagation.ORPHAN);
            case "Background" -> Optional.of(Propagation.BACKGROUND);
            case "Foreground" -> Optional.of(Propagation.FOREGROUND);
            default -> Optional.empty();
        };
    }

    private static Optional<String> text(JsonNode tree, String field) {
        JsonNode value = tree.path(field);
        return value.isString() ? Optional.of(value.asString()) : Optional.empty();
    }
}
