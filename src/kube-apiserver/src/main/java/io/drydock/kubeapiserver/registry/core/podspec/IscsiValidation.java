package io.drydock.kubeapiserver.registry.core.podspec;

import com.google.re2j.Pattern;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/apis/core/validation/validation.go: validateISCSIVolumeSource, validateISCSIPersistentVolumeSource" */
public final class IscsiValidation {
    static final int MAX_LENGTH = 64;
    static final String TOO_LONG = "Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if"
            + " iscsi.initiatorName is specified.";
    private static final String NOT_VALID = "must be valid format";
    private static final String NOT_VALID_START = "must be valid format starting with iqn, eui, or naa";

    private IscsiValidation() {}

    static void validate(JsonNode source, FieldPath path, FieldErrors errors) {
        validate(source, NOT_VALID_START, path, errors);
    }

    private static void validate(JsonNode source, String badStart, FieldPath path, FieldErrors errors) {
        errors.requireText(source, path, "targetPortal");
        String name = source.path("iqn").asString("");
        if (name.isEmpty()) {
            errors.required(path.child("iqn"), "");
        } else {
            validateName(name, badStart, path.child("iqn"), errors);
        }
        long lun = source.path("lun").asLong(0);
        if (lun < 0 || lun > 255) {
            errors.invalid(path.child("lun"), lun, "must be between 0 and 255, inclusive");
        }
        boolean authenticated = source.path("chapAuthDiscovery").asBoolean(false)
                || source.path("chapAuthSession").asBoolean(false);
        if (authenticated && !source.path("secretRef").isObject()) {
            errors.required(path.child("secretRef"), "");
        }
        if (source.path("initiatorName").isString()) {
            validateName(source.path("initiatorName").asString(), badStart, path.child("initiatorname"), errors);
        }
    }

    /** Of one that outlives its pods. */
    public static void validatePersistent(JsonNode source, FieldPath path, FieldErrors errors) {
        validate(source, NOT_VALID, path, errors);
    }

    /** @param volume the name of the persistent volume */
    public static void validateLength(JsonNode source, String volume, FieldPath path, FieldErrors errors) {
        String portal = source.path("targetPortal").asString("");
        if (source.path("initiatorName").isString() && (volume + ":" + portal).length() > MAX_LENGTH) {
            errors.invalid(path.child("targetportal"), portal, TOO_LONG);
        }
    }

    private static void validateName(String name, String badStart, FieldPath path, FieldErrors errors) {
        if (List.of("iqn", "eui", "naa").stream().noneMatch(name::startsWith)) {
            errors.invalid(path, name, badStart);
            return;
        }
        boolean valid = switch (name.substring(0, 3)) {
            case "iqn" ->
                Pattern.compile("iqn\\.\\d{4}-\\d{2}\\.([a-zA-Z0-9.-]+)(:[^,;*&$|\\s]+)$")
                        .matcher(name)
                        .find();
            case "eui" -> Pattern.matches("eui.[a-zA-Z0-9]{16}", name);
            default -> Pattern.matches("naa.[a-zA-Z0-9]{32}", name);
        };
        if (!valid) {
            errors.invalid(path, name, NOT_VALID);
        }
    }
}
