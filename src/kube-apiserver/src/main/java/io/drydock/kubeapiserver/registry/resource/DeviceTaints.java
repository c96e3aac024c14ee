package io.drydock.kubeapiserver.registry.resource;

import io.drydock.apimachinery.meta.LabelValidation;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What keeps claims away from devices, and which claims stay nevertheless.
 *
 * @see "Go 1.36: pkg/apis/resource/validation/validation.go: validateDeviceTaint, validateDeviceToleration"
 */
final class DeviceTaints {
    private static final List<String> EFFECTS = List.of("NoExecute", "NoSchedule", "None");
    private static final List<String> OPERATORS = List.of("Equal", "Exists");

    private DeviceTaints() {}

    static void taint(JsonNode taint, FieldPath path, FieldErrors errors) {
        errors.addAll(LabelValidation.validateLabelName(taint.path("key").asString(""), path.child("key")));
        String value = taint.path("value").asString("");
        if (!value.isEmpty()) {
            errors.invalid(path.child("value"), value, NameRules.labelValue(value));
        }
        errors.requireOneOf(taint.path("effect"), path.child("effect"), EFFECTS);
    }

    static void tolerations(JsonNode tolerations, FieldPath path, FieldErrors errors) {
        for (int i = 0; i < tolerations.size(); i++) {
            toleration(tolerations.get(i), path.index(i), errors);
        }
    }

    private static void toleration(JsonNode toleration, FieldPath path, FieldErrors errors) {
        String key = toleration.path("key").asString("");
        if (!key.isEmpty()) {
            errors.addAll(LabelValidation.validateLabelName(key, path.child("key")));
        }
        String value = toleration.path("value").asString("");
        String operator = toleration.path("operator").asString("");
        switch (operator) {
            case "" -> errors.required(path.child("operator"), "");
            case "Exists" -> {
                if (!value.isEmpty()) {
                    errors.invalid(path.child("value"), value, "must be empty for operator `Exists`");
                }
            }
            case "Equal" -> errors.invalid(path.child("value"), value, NameRules.labelValue(value));
            default -> errors.notSupported(path.child("operator"), operator, OPERATORS);
        }
        String effect = toleration.path("effect").asString("");
        if (!effect.isEmpty() && !EFFECTS.contains(effect)) {
            errors.notSupported(path.child("effect"), effect, EFFECTS);
        }
    }
}
