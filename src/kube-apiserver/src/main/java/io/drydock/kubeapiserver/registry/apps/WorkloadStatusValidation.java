package io.drydock.kubeapiserver.registry.apps;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What the status of a workload must hold: counts that are not below zero, and parts no greater than the whole.
 *
 * @param counts the fields that are numbers
 * @param parts of {@code replicas}
 * @param ready what messages call the number of pods that are ready
 * @see "Go: pkg/apis/apps/validation/validation.go: ValidateReplicaSetStatus, ValidateStatefulSetStatus,
 *     ValidateDaemonSetStatus, ValidateDeploymentStatus"
 */
record WorkloadStatusValidation(List<String> counts, List<String> parts, String ready) {
    static final WorkloadStatusValidation DEPLOYMENT = new WorkloadStatusValidation(
            List.of(
                    "observedGeneration",
                    "replicas",
                    "updatedReplicas",
                    "readyReplicas",
                    "availableReplicas",
                    "unavailableReplicas",
                    "terminatingReplicas",
                    "collisionCount"),
            List.of("updatedReplicas", "readyReplicas", "availableReplicas"),
            "readyReplicas");
    static final WorkloadStatusValidation REPLICA_SET = new WorkloadStatusValidation(
            List.of(
                    "replicas",
                    "fullyLabeledReplicas",
                    "readyReplicas",
                    "availableReplicas",
                    "observedGeneration",
                    "terminatingReplicas"),
            List.of("fullyLabeledReplicas", "readyReplicas", "availableReplicas"),
            "readyReplicas");
    static final WorkloadStatusValidation STATEFUL_SET = new WorkloadStatusValidation(
            List.of(
                    "replicas",
                    "readyReplicas",
                    "currentReplicas",
                    "updatedReplicas",
                    "availableReplicas",
                    "observedGeneration",
                    "collisionCount"),
            List.of("readyReplicas", "currentReplicas", "updatedReplicas", "availableReplicas"),
            "status.readyReplicas");
    static final WorkloadStatusValidation DAEMON_SET = new WorkloadStatusValidation(
            List.of(
                    "currentNumberScheduled",
                    "numberMisscheduled",
                    "desiredNumberScheduled",
                    "numberReady",
                    "observedGeneration",
                    "updatedNumberScheduled",
                    "numberAvailable",
                    "numberUnavailable",
                    "collisionCount"),
            List.of(),
            "");

    private static final FieldPath STATUS = FieldPath.of("status");

    /** As a release has it that does not count one of the parts yet. */
    WorkloadStatusValidation without(String part) {
        return new WorkloadStatusValidation(
                counts, parts.stream().filter(counted -> !counted.equals(part)).toList(), ready);
    }

    List<FieldError> validateUpdate(KubeObject object, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        JsonNode status = object.at("status");
        counts.forEach(field -> errors.notNegative(status, STATUS, field));
        parts.forEach(field -> notMoreThan(status, field, "replicas", "status.replicas", errors));
        if (parts.contains("availableReplicas")) {
            notMoreThan(status, "availableReplicas", "readyReplicas", ready, errors);
        }
        JsonNode collisions = status.path("collisionCount");
        JsonNode before = old.at("status", "collisionCount");
        boolean fewer = before.isNumber() && (!collisions.isNumber() || collisions.asLong() < before.asLong());
        if (counts.contains("collisionCount") && fewer) {
            errors.invalid(STATUS.child("collisionCount"), collisions.asLong(0), "cannot be decremented");
        }
        return errors.list();
    }

    private static void notMoreThan(JsonNode status, String field, String bound, String shown, FieldErrors errors) {
        long value = status.path(field).asLong(0);
        if (value > status.path(bound).asLong(0)) {
            errors.invalid(STATUS.child(field), value, "cannot be greater than " + shown);
        }
    }
}
