package io.drydock.kubeapiserver.registry.resource;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.KeyedData;
import tools.jackson.databind.JsonNode;

/**
 * What is handed to a driver as it is, and how devices are chosen.
 *
 * @see "Go 1.36: pkg/apis/resource/validation/validation.go: validateDeviceConfiguration, validateSelector"
 */
final class DeviceConfiguration {
    static final int MOST = 32;
    private static final int MAX_PARAMETERS_SIZE = 10 * 1024;
    private static final int MAX_EXPRESSION_SIZE = 10 * 1024;
    private static final int MOST_SELECTORS = 32;

    private DeviceConfiguration() {}

    static void validate(JsonNode configuration, FieldPath path, FieldErrors errors) {
        JsonNode opaque = configuration.path("opaque");
        FieldPath at = path.child("opaque");
        if (!opaque.isObject()) {
            errors.required(at, "");
            return;
        }
        DeviceNames.driver(opaque.path("driver").asString(""), at.child("driver"), errors);
        object(opaque.path("parameters"), MAX_PARAMETERS_SIZE, at.child("parameters"), errors);
    }

    /** An object of any content, but of limited size. */
    static void object(JsonNode value, int most, FieldPath path, FieldErrors errors) {
        if (value.isMissingNode() || value.isNull()) {
            errors.required(path, "");
        } else if (KeyedData.utf8Length(value.toString()) > most) {
            errors.add(FieldError.tooLong(path, most));
        } else if (!value.isObject()) {
            errors.invalid(path, "<value omitted>", "must be a valid JSON object");
        }
    }

    /** The form of selectors, and that their expressions compile. */
    static void selectors(JsonNode selectors, FieldPath path, FieldErrors errors) {
        BoundedLists.slice(selectors, MOST_SELECTORS, path, errors, (selector, at) -> {
            if (!selector.path("cel").isObject()) {
                errors.required(at.child("cel"), "");
                return;
            }
            String expression = selector.path("cel").path("expression").asString("");
            if (KeyedData.utf8Length(expression) > MAX_EXPRESSION_SIZE) {
                errors.add(FieldError.tooLong(at.child("cel").child("expression"), MAX_EXPRESSION_SIZE));
                return;
            }
            DeviceExpressions.validate(expression, at.child("cel").child("expression"), errors);
        });
    }
}
