package io.drydock.kubeapiserver.registry.core.pod;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/apis/core/validation/validation.go: ValidatePodStatusUpdate" */
final class PodStatusValidation {
    static final FieldPath STATUS = FieldPath.of("status");
    private static final List<String> SYSTEM_CONDITIONS = List.of("PodScheduled", "Ready", "Initialized");
    private static final String NOT_NEGATIVE = "must be a non-negative integer";

    private final KubeObject pod;
    private final KubeObject old;
    private final FieldErrors errors;

    PodStatusValidation(KubeObject pod, KubeObject old, FieldErrors errors) {
        this.pod = pod;
        this.old = old;
        this.errors = errors;
    }

    /** @param newer whether containers have rules of their own, and a status tells of generations and devices */
    void validate(boolean newer) {
        // So the path is in the older server, although conditions are no metadata.
        validateConditions(newer ? STATUS.child("conditions") : FieldPath.of("metadata", "conditions"));
        validateNomination(newer);
        if (newer) {
            JsonNode observed = pod.at("status", "observedGeneration");
            if (observed.asLong(0) < 0) {
                errors.invalid(STATUS.child("observedGeneration"), observed, NOT_NEGATIVE);
            }
            String quality = pod.at("status", "qosClass").asString("");
            if (!quality.equals(old.at("status", "qosClass").asString(""))) {
                errors.invalid(STATUS.child("qosClass"), quality, FieldErrors.IMMUTABLE);
            }
        }
        new ContainerTransitionValidation(pod, old, errors).validate(newer);
        if (newer) {
            PodClaimStatusValidation.validate(pod, errors);
        }
        new PodAddressValidation(pod, old, errors).validate(newer);
        if (newer) {
            new ContainerStatusValidation(pod, errors).validate();
        }
    }

    private void validateConditions(FieldPath path) {
        int index = 0;
        for (JsonNode condition : pod.at("status", "conditions")) {
            FieldPath here = path.index(index++);
            if (condition.path("observedGeneration").asLong(0) < 0) {
                errors.invalid(here.child("observedGeneration"), condition.path("observedGeneration"), NOT_NEGATIVE);
            }
            String type = condition.path("type").asString("");
            if (!SYSTEM_CONDITIONS.contains(type)) {
                errors.invalid(here.child("Type"), type, NameRules.qualifiedName(type));
            }
        }
    }

    private void validateNomination(boolean newer) {
        String node = pod.at("status", "nominatedNodeName").asString("");
        if (node.isEmpty() || node.equals(old.at("status", "nominatedNodeName").asString(""))) {
            return;
        }
        FieldPath path = STATUS.child("nominatedNodeName");
        errors.invalid(path, node, NameRules.nameIsDnsSubdomain(node, false));
        if (newer && !old.at("spec", "nodeName").asString("").isEmpty()) {
            errors.forbidden(path, "may not be set on pods that are already bound to a node");
        }
    }
}
