package io.drydock.kubeapiserver.registry.validation;

import io.drydock.apimachinery.meta.LabelValidation;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ValueRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The conditions of a status, in the form that all newer kinds share.
 *
 * @see "Go 1.36: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/validation/validation.go: ValidateConditions"
 */
public final class ConditionRules {
    private static final List<String> STATUSES = List.of("False", "True", "Unknown");
    private static final int MAX_REASON_LENGTH = 1024;
    private static final int MAX_MESSAGE_LENGTH = 32 * 1024;

    private ConditionRules() {}

    public static void validate(JsonNode conditions, FieldPath path, FieldErrors errors) {
        Set<String> types = new HashSet<>();
        int index = 0;
        for (JsonNode condition : conditions) {
            FieldPath at = path.index(index++);
            String type = condition.path("type").asString("");
            if (!types.add(type)) {
                errors.duplicate(at.child("type"), type);
            }
            errors.addAll(LabelValidation.validateLabelName(type, at.child("type")));
            validateOne(condition, at, errors);
        }
    }

    private static void validateOne(JsonNode condition, FieldPath path, FieldErrors errors) {
        String status = condition.path("status").asString("");
        if (!STATUSES.contains(status)) {
            errors.notSupported(path.child("status"), status, STATUSES);
        }
        JsonNode generation = condition.path("observedGeneration");
        if (generation.asLong(0) < 0) {
            errors.invalid(path.child("observedGeneration"), generation, "must be greater than or equal to zero");
        }
        if (condition.path("lastTransitionTime").asString("").isEmpty()) {
            errors.required(path.child("lastTransitionTime"), "must be set");
        }
        String reason = condition.path("reason").asString("");
        if (reason.isEmpty()) {
            errors.required(path.child("reason"), "must be set");
        } else {
            errors.invalid(path.child("reason"), reason, ValueRules.conditionReason(reason));
            notLonger(reason, MAX_REASON_LENGTH, path.child("reason"), errors);
        }
        notLonger(condition.path("message").asString(""), MAX_MESSAGE_LENGTH, path.child("message"), errors);
    }

    private static void notLonger(String text, int most, FieldPath path, FieldErrors errors) {
        if (text.length() > most) {
            errors.add(FieldError.tooLong(path, most));
        }
    }
}
