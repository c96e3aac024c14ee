package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/apis/core/validation/validation.go: validateResizePolicy, 1.36" */
final class ResizePolicyValidation {
    private static final List<String> RESOURCES = List.of("cpu", "memory");
    private static final List<String> POLICIES = List.of("NotRequired", "RestartContainer");

    private ResizePolicyValidation() {}

    /** @param podRestartPolicy when the pod's containers are started again */
    static void validate(JsonNode policies, String podRestartPolicy, FieldPath path, FieldErrors errors) {
        Set<String> resources = new HashSet<>();
        for (int i = 0; i < policies.size(); i++) {
            JsonNode policy = policies.get(i);
            String resource = policy.path("resourceName").asString("");
            if (!resources.add(resource)) {
                errors.duplicate(path.index(i), resource);
            }
            errors.requireOneOf(policy.path("resourceName"), path, RESOURCES);
            errors.requireOneOf(policy.path("restartPolicy"), path, POLICIES);
            String restart = policy.path("restartPolicy").asString("");
            if (podRestartPolicy.equals("Never") && !restart.equals("NotRequired")) {
                errors.invalid(path, restart, "must be 'NotRequired' when pod `restartPolicy` is 'Never'");
            }
        }
    }
}
