package io.drydock.kubeapiserver.registry.resource;

import io.drydock.apimachinery.meta.LabelValidation;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * The conditions that a device must meet before a pod is bound, and those that say it never will.
 *
 * @see "Go 1.36: pkg/apis/resource/validation/validation.go: validateDeviceBindingParameters"
 */
final class BindingConditions {
    private static final int MOST = 4;
    private static final String NEEDED = "bindingConditions";
    private static final String FAILING = "bindingFailureConditions";

    private BindingConditions() {}

    static void validate(JsonNode device, FieldPath path, FieldErrors errors) {
        for (String field : List.of(NEEDED, FAILING)) {
            BoundedLists.slice(
                    device.path(field),
                    MOST,
                    path.child(field),
                    errors,
                    (condition, at) -> errors.addAll(LabelValidation.validateLabelName(condition.asString(""), at)));
        }
        Set<JsonNode> needed = new HashSet<>();
        once(device.path(NEEDED), needed, path.child(NEEDED), errors);
        Set<JsonNode> failing = new HashSet<>();
        JsonNode failures = device.path(FAILING);
        for (int i = 0; i < failures.size(); i++) {
            FieldPath at = path.child(FAILING).index(i);
            if (!failing.add(failures.get(i))) {
                errors.duplicate(at, failures.get(i));
            }
            if (needed.contains(failures.get(i))) {
                errors.invalid(at, failures.get(i), "bindingFailureConditions must not overlap with bindingConditions");
            }
        }
        if (needed.isEmpty() != failing.isEmpty()) {
            String missing = needed.isEmpty() ? NEEDED : FAILING;
            errors.invalid(
                    path.child(missing),
                    NullNode.getInstance(),
                    missing + " are required to use " + (needed.isEmpty() ? FAILING : NEEDED));
        }
    }

    private static void once(JsonNode list, Set<JsonNode> seen, FieldPath path, FieldErrors errors) {
        for (int i = 0; i < list.size(); i++) {
            if (!seen.add(list.get(i))) {
                errors.duplicate(path.index(i), list.get(i));
            }
        }
    }
}
