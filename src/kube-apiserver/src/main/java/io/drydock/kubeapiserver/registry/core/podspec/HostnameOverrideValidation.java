package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/apis/core/validation/validation.go: validatePodHostName, 1.36" */
final class HostnameOverrideValidation {
    private static final int LONGEST = 64;

    private HostnameOverrideValidation() {}

    static void validate(JsonNode spec, FieldPath path, FieldErrors errors) {
        JsonNode override = spec.path("hostnameOverride");
        if (!override.isString()) {
            return;
        }
        if (spec.path("setHostnameAsFQDN").asBoolean(false)) {
            errors.forbidden(path, "may not be specified when setHostnameAsFQDN is true");
        }
        if (spec.path("hostNetwork").asBoolean(false)) {
            errors.forbidden(path, "may not be specified when hostNetwork is true");
        }
        String name = override.asString();
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            errors.add(FieldError.tooLong(path, LONGEST));
        }
        errors.invalid(path, name, NameRules.dns1123Subdomain(name));
    }
}
