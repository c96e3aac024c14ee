package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.PathRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks the profiles of seccomp and AppArmor that containers run under.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateSeccompProfileField, ValidateAppArmorProfileField"
 */
final class ProfileValidation {
    private static final List<String> TYPES = List.of("Localhost", "RuntimeDefault", "Unconfined");
    private static final int LONGEST_PATH = 4095;

    private final boolean newer;
    private final FieldErrors errors;

    ProfileValidation(Release release, FieldErrors errors) {
        this.newer = release.atLeast(Release.V1_36);
        this.errors = errors;
    }

    void validateSeccomp(JsonNode profile, FieldPath path) {
        if (!profile.isObject()) {
            return;
        }
        String type = profile.path("type").asString("");
        if (type.isEmpty()) {
            errors.required(path.child("type"), "type is required when seccompProfile is set");
        } else if (!TYPES.contains(type)) {
            errors.notSupported(path.child("type"), type, TYPES);
        }
        JsonNode local = profile.path("localhostProfile");
        FieldPath localPath = path.child("localhostProfile");
        if (!type.equals("Localhost")) {
            if (local.isString()) {
                errors.invalid(
                        localPath, newer ? shown(profile) : profile, "can only be set when seccomp type is Localhost");
            }
        } else if (!local.isString()) {
            errors.required(localPath, "must be set when seccomp type is Localhost");
        } else {
            PathRules.descending(local.asString(), localPath, errors);
        }
    }

    /** As the fields are called inside the real server, which newer releases show. */
    private static JsonNode shown(JsonNode profile) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("Type", profile.path("type").asString(""));
        shown.set("LocalhostProfile", profile.path("localhostProfile"));
        return shown;
    }

    void validateAppArmor(JsonNode profile, FieldPath path) {
        if (!profile.isObject()) {
            return;
        }
        JsonNode local = profile.path("localhostProfile");
        FieldPath localPath = path.child("localhostProfile");
        String type = profile.path("type").asString("");
        switch (type) {
            case "Localhost" -> validateLocalAppArmor(local, localPath);
            case "RuntimeDefault", "Unconfined" -> {
                if (local.isString()) {
                    errors.invalid(localPath, local, "can only be set when AppArmor type is Localhost");
                }
            }
            case "" -> errors.required(path.child("type"), "type is required when appArmorProfile is set");
            default -> errors.notSupported(path.child("type"), type, TYPES);
        }
    }

    private void validateLocalAppArmor(JsonNode local, FieldPath path) {
        String name = local.asString("");
        if (!name.equals(name.strip())) {
            errors.invalid(path, name, "must not be padded with whitespace");
        } else if (name.isEmpty()) {
            errors.required(path, "must be set when AppArmor type is Localhost");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            errors.add(FieldError.tooLong(path, LONGEST_PATH));
        }
    }
}
