package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Holds containers that have ended for good to that.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateContainerStateTransition"
 * @see "Go: pkg/api/v1/pod/util.go: ContainerShouldRestart, 1.36"
 */
final class ContainerTransitionValidation {
    private final KubeObject pod;
    private final KubeObject old;
    private final FieldErrors errors;

    ContainerTransitionValidation(KubeObject pod, KubeObject old, FieldErrors errors) {
        this.pod = pod;
        this.old = old;
        this.errors = errors;
    }

    /** @param newer whether containers may say for themselves when they start again */
    void validate(boolean newer) {
        boolean anyMayRestart = newer && allCouldRestart();
        for (String list : List.of("containers", "initContainers")) {
            String statuses = list.substring(0, list.length() - 1) + "Statuses";
            if (!anyMayRestart) {
                validate(statuses, newer ? old.at("spec", list) : MissingNode.getInstance());
            }
        }
        if (newer) {
            validateEphemeral();
        }
    }

    /** One container's end may start all of them again. */
    private boolean allCouldRestart() {
        return Stream.of("containers", "initContainers")
                .flatMap(list -> old.at("spec", list).valueStream())
                .flatMap(container -> container.path("restartPolicyRules").valueStream())
                .anyMatch(rule -> rule.path("action").asString("").equals("RestartAllContainers"));
    }

    /** @param containers with rules of their own */
    private void validate(String statuses, JsonNode containers) {
        String policy = old.at("spec", "restartPolicy").asString("");
        int index = 0;
        for (JsonNode before : old.at("status", statuses)) {
            FieldPath path = PodStatusValidation.STATUS.child(statuses).index(index++);
            JsonNode terminated = before.path("state").path("terminated");
            if (terminated.isObject()) {
                JsonNode container = named(containers, before.path("name"));
                long exitCode = terminated.path("exitCode").asLong(0);
                if (!mayRestart(container, policy, exitCode)) {
                    refuseRestart(statuses, before.path("name"), path);
                }
            }
        }
    }

    private void validateEphemeral() {
        String statuses = "ephemeralContainerStatuses";
        int index = 0;
        for (JsonNode before : old.at("status", statuses)) {
            FieldPath path = PodStatusValidation.STATUS.child(statuses).index(index++);
            if (before.path("state").path("terminated").isObject()) {
                refuseRestart(statuses, before.path("name"), path);
            }
        }
    }

    private void refuseRestart(String statuses, JsonNode name, FieldPath path) {
        JsonNode now = named(pod.at("status", statuses), name);
        if (now.isObject() && !now.path("state").path("terminated").isObject()) {
            errors.forbidden(path.child("state"), "may not be transitioned to non-terminated state");
        }
    }

    private static JsonNode named(JsonNode list, JsonNode name) {
        for (JsonNode entry : list) {
            if (entry.path("name").equals(name)) {
                return entry;
            }
        }
        return MissingNode.getInstance();
    }

    private static boolean mayRestart(JsonNode container, String podPolicy, long exitCode) {
        JsonNode own = container.path("restartPolicy");
        if (own.isString()
                && container.path("restartPolicyRules").valueStream().anyMatch(rule -> obeys(rule, exitCode))) {
            return true;
        }
        return switch (own.asString(podPolicy)) {
            case "OnFailure" -> exitCode != 0;
            case "Never" -> false;
            default -> true;
        };
    }

    private static boolean obeys(JsonNode rule, long exitCode) {
        JsonNode codes = rule.path("exitCodes");
        boolean listed = codes.path("values").valueStream().anyMatch(code -> code.asLong(0) == exitCode);
        return switch (codes.path("operator").asString("")) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            default -> false;
        };
    }
}
