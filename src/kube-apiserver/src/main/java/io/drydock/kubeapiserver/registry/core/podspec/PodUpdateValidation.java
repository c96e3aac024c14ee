package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets only those few fields of a pod's specification change that may.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidatePodUpdate"
 */
public final class PodUpdateValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final String ONLY_IN_1_20 =
            "pod updates may not change fields other than `spec.containers[*].image`,"
                    + " `spec.initContainers[*].image`, `spec.activeDeadlineSeconds` or `spec.tolerations` (only additions to"
                    + " existing tolerations)";
    private static final String ONLY_IN_1_36 =
            "pod updates may not change fields other than `spec.containers[*].image`,"
                    + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to"
                    + " existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was"
                    + " previously negative)";

    private final boolean newer;

    public PodUpdateValidation(Release release) {
        this.newer = release.atLeast(Release.V1_36);
    }

    /** @param spec both in canonical form */
    public void validate(JsonNode spec, JsonNode old, FieldErrors errors) {
        boolean sameContainers = validateImages(spec, old, ContainerKind.REGULAR, errors)
                && validateImages(spec, old, ContainerKind.INIT, errors);
        if (!sameContainers || !validateDeadline(spec, old, errors)) {
            return;
        }
        TolerationValidation.validateOnlyAdded(
                spec.path("tolerations"), old.path("tolerations"), SPEC.child("tolerations"), errors);
        ObjectNode undone = withAllowedChangesUndone(spec, old);
        if (newer) {
            GatedPodUpdateValidation.validateGates(spec, old, SPEC, errors);
            copy(old, undone, "schedulingGates");
            GatedPodUpdateValidation.validateAndUndo(undone, old, SPEC, errors);
        }
        if (!undone.equals(old)) {
            errors.forbidden(SPEC, newer ? ONLY_IN_1_36 : ONLY_IN_1_20);
        }
    }

    private static boolean validateImages(JsonNode spec, JsonNode old, ContainerKind kind, FieldErrors errors) {
        JsonNode containers = spec.path(kind.field());
        FieldPath path = SPEC.child(kind.field());
        if (containers.size() != old.path(kind.field()).size()) {
            errors.forbidden(path, "pod updates may not add or remove containers");
            return false;
        }
        for (int i = 0; i < containers.size(); i++) {
            String image = containers.get(i).path("image").asString("");
            FieldPath here = path.index(i).child("image");
            if (image.isEmpty()) {
                errors.required(here, "");
            } else if (!image.strip().equals(image)) {
                errors.invalid(here, image, "must not have leading or trailing whitespace");
            }
        }
        return true;
    }

    private static boolean validateDeadline(JsonNode spec, JsonNode old, FieldErrors errors) {
        JsonNode deadline = spec.path("activeDeadlineSeconds");
        JsonNode before = old.path("activeDeadlineSeconds");
        FieldPath path = SPEC.child("activeDeadlineSeconds");
        if (!deadline.isNumber()) {
            if (before.isNumber()) {
                errors.invalid(path, deadline, "must not update from a positive integer to nil value");
            }
            return true;
        }
        List<String> problems = ValueRules.inRange(deadline.asLong(), 0, Integer.MAX_VALUE);
        errors.invalid(path, deadline, problems);
        if (problems.isEmpty() && before.isNumber() && before.asLong() < deadline.asLong()) {
            errors.invalid(path, deadline, "must be less than or equal to previous value");
            return false;
        }
        return problems.isEmpty();
    }

    private ObjectNode withAllowedChangesUndone(JsonNode spec, JsonNode old) {
        ObjectNode undone = (ObjectNode) spec.deepCopy();
        for (ContainerKind kind : List.of(ContainerKind.REGULAR, ContainerKind.INIT)) {
            JsonNode containers = undone.path(kind.field());
            for (int i = 0; i < containers.size(); i++) {
                copy(old.path(kind.field()).get(i), (ObjectNode) containers.get(i), "image");
            }
        }
        copy(old, undone, "activeDeadlineSeconds");
        copy(old, undone, "tolerations");
        boolean rescued = newer
                && old.path("terminationGracePeriodSeconds").asLong(0) < 0
                && spec.path("terminationGracePeriodSeconds").asLong(0) == 1;
        if (rescued) {
            copy(old, undone, "terminationGracePeriodSeconds");
        }
        return undone;
    }

    static void copy(JsonNode from, ObjectNode to, String field) {
        if (from.has(field)) {
            to.set(field, from.get(field));
        } else {
            to.remove(field);
        }
    }
}
