package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks which taints of nodes a pod puts up with.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateTolerations"
 */
public final class TolerationValidation {
    public static final List<String> EFFECTS = List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

    private static final List<String> OPERATORS = List.of("Equal", "Exists");
    private static final List<String> WITH_COMPARISONS = List.of("Equal", "Exists", "Lt", "Gt");

    private TolerationValidation() {}

    public static void validate(JsonNode tolerations, FieldPath path, FieldErrors errors) {
        validate(tolerations, path, false, errors);
    }

    /** @param comparing whether the release knows operators that compare numbers, although they are not switched on */
    static void validate(JsonNode tolerations, FieldPath path, boolean comparing, FieldErrors errors) {
        for (int i = 0; i < tolerations.size(); i++) {
            validateOne(tolerations.get(i), path.index(i), comparing, errors);
        }
    }

    private static void validateOne(JsonNode toleration, FieldPath path, boolean comparing, FieldErrors errors) {
        String key = toleration.path("key").asString("");
        String operator = toleration.path("operator").asString("");
        String effect = toleration.path("effect").asString("");
        String value = toleration.path("value").asString("");
        if (!key.isEmpty()) {
            errors.invalid(path.child("key"), key, NameRules.qualifiedName(key));
        } else if (!operator.equals("Exists")) {
            errors.invalid(
                    path.child("operator"),
                    operator,
                    "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
        }
        if (toleration.path("tolerationSeconds").isNumber() && !effect.equals("NoExecute")) {
            errors.invalid(path.child("effect"), effect, "effect must be 'NoExecute' when `tolerationSeconds` is set");
        }
        switch (operator) {
            case "Equal", "" -> {
                List<String> problems = NameRules.labelValue(value);
                if (!problems.isEmpty()) {
                    errors.invalid(path.child("operator"), value, String.join(";", problems));
                }
            }
            case "Exists" -> {
                if (!value.isEmpty()) {
                    errors.invalid(path.child("operator"), value, "value must be empty when `operator` is 'Exists'");
                }
            }
            default -> {
                boolean compares = comparing && (operator.equals("Lt") || operator.equals("Gt"));
                errors.notSupported(path.child("operator"), operator, compares ? WITH_COMPARISONS : OPERATORS);
            }
        }
        if (!effect.isEmpty() && !EFFECTS.contains(effect)) {
            errors.notSupported(path.child("effect"), effect, EFFECTS);
        }
    }

    /** Demands that every old toleration is still there; only for how long it tolerates may differ. */
    static void validateOnlyAdded(JsonNode tolerations, JsonNode old, FieldPath path, FieldErrors errors) {
        for (JsonNode before : old) {
            if (!containsIgnoringSeconds(tolerations, before)) {
                errors.forbidden(path, "existing toleration can not be modified except its tolerationSeconds");
                return;
            }
        }
        validate(tolerations, path, errors);
    }

    private static boolean containsIgnoringSeconds(JsonNode tolerations, JsonNode sought) {
        for (JsonNode toleration : tolerations) {
            if (withoutSeconds(toleration).equals(withoutSeconds(sought))) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode withoutSeconds(JsonNode toleration) {
        ObjectNode copy = (ObjectNode) toleration.deepCopy();
        copy.remove("tolerationSeconds");
        return copy;
    }
}
