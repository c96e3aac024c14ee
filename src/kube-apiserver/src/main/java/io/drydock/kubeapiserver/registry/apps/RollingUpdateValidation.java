package io.drydock.kubeapiserver.registry.apps;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.ShownIntOrString;
import tools.jackson.databind.JsonNode;

/**
 * How many pods may be missing or in excess while a workload is rolled over: a number, or a percentage.
 *
 * @see "Go: pkg/apis/apps/validation/validation.go: ValidatePositiveIntOrPercent"
 */
public final class RollingUpdateValidation {
    private RollingUpdateValidation() {}

    /** Demands a number that is not negative, or a percentage. */
    public static void positive(JsonNode value, FieldPath path, FieldErrors errors) {
        if (value.isString()) {
            errors.invalid(path, ShownIntOrString.of(value), ValueRules.percent(value.asString()));
        } else if (value.isNumber() && value.asLong() < 0) {
            errors.invalid(path, value, FieldErrors.MUST_NOT_BE_NEGATIVE);
        }
    }

    /** Demands that a percentage, where it is one, is no more than all. */
    public static void notMoreThanAll(JsonNode value, FieldPath path, FieldErrors errors) {
        if (percentage(value) > 100) {
            errors.invalid(path, ShownIntOrString.of(value), "must not be greater than 100%");
        }
    }

    /** Text that is no percentage counts as the number it holds, or else as none. */
    static boolean isZero(JsonNode value) {
        long percentage = percentage(value);
        return percentage < 0 ? value.asLong(0) == 0 : percentage == 0;
    }

    private static long percentage(JsonNode value) {
        if (!value.isString() || !ValueRules.percent(value.asString()).isEmpty()) {
            return -1;
        }
        String text = value.asString();
        String digits = text.substring(0, text.length() - 1);
        return digits.length() > 9 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
