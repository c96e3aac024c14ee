package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.PathRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Checks where a pod's volume gets its content from: exactly one source, and what that source asks for.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateVolumeSource"
 */
final class PodVolumeSourceValidation {
    private static final String FILE_MODE = "must be a number between 0 and 0777 (octal), both inclusive";
    private static final int MAX_FILE_MODE = 0777;
    private static final List<String> VOLUME_FIELDS =
            List.of("metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid");
    private static final int TEN_MINUTES = 600;

    private PodVolumeSourceValidation() {}

    static void validate(JsonNode volume, FieldPath path, FieldErrors errors) {
        boolean found = false;
        for (String type : VolumeSourceValidation.TYPES) {
            JsonNode source = volume.path(type);
            if (!source.isObject()) {
                continue;
            }
            if (found) {
                errors.forbidden(path.child(type), "may not specify more than 1 volume type");
                continue;
            }
            found = true;
            validateSource(type, source, volume.path("name").asString(""), path.child(type), errors);
        }
        if (!found) {
            errors.required(path, "must specify a volume type");
        }
    }

    private static void validateSource(
            String type, JsonNode source, String volume, FieldPath path, FieldErrors errors) {
        switch (type) {
            case "secret" -> validateFiles(source, "secretName", path, errors);
            case "configMap" -> validateFiles(source, "name", path, errors);
            case "downwardAPI" -> {
                validateMode(source, "defaultMode", path, errors);
                validateFieldFiles(source.path("items"), path, errors);
            }
            case "projected" -> validateProjected(source, path, errors);
            case "gitRepo" -> {
                errors.requireText(source, path, "repository");
                PathRules.descending(source.path("directory").asString(""), path.child("directory"), errors);
            }
            case "persistentVolumeClaim" -> errors.requireText(source, path, "claimName");
            case "ephemeral" -> {
                if (!source.path("volumeClaimTemplate").isObject()) {
                    errors.required(path.child("volumeClaimTemplate"), "");
                }
            }
            default -> VolumeSourceValidation.validate(type, source, volume, path, errors);
        }
    }

    private static void validateFiles(JsonNode source, String nameField, FieldPath path, FieldErrors errors) {
        errors.requireText(source, path, nameField);
        validateMode(source, "defaultMode", path, errors);
        validateItems(source.path("items"), path, errors);
    }

    private static void validateItems(JsonNode items, FieldPath path, FieldErrors errors) {
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.get(i);
            FieldPath here = path.child("items").index(i);
            errors.requireText(item, here, "key");
            errors.requireText(item, here, "path");
            PathRules.descendingWithoutDots(item.path("path").asString(""), here.child("path"), errors);
            validateMode(item, "mode", here, errors);
        }
    }

    private static void validateFieldFiles(JsonNode items, FieldPath path, FieldErrors errors) {
        for (JsonNode item : items) {
            String file = item.path("path").asString("");
            if (file.isEmpty()) {
                errors.required(path.child("path"), "");
            }
            PathRules.descendingWithoutDots(file, path.child("path"), errors);
            if (item.path("fieldRef").isObject()) {
                DownwardApiValidation.validateField(
                        item.path("fieldRef"), VOLUME_FIELDS, path.child("fieldRef"), errors);
                if (item.path("resourceFieldRef").isObject()) {
                    errors.invalid(
                            path, "resource", "fieldRef and resourceFieldRef can not be specified simultaneously");
                }
            } else if (item.path("resourceFieldRef").isObject()) {
                DownwardApiValidation.validateResource(
                        item.path("resourceFieldRef"), true, path.child("resourceFieldRef"), errors);
            } else {
                errors.required(path, "one of fieldRef and resourceFieldRef is required");
            }
            validateMode(item, "mode", path, errors);
        }
    }

    private static void validateMode(JsonNode parent, String field, FieldPath path, FieldErrors errors) {
        JsonNode mode = parent.path(field);
        if (mode.isNumber() && (mode.asLong() < 0 || mode.asLong() > MAX_FILE_MODE)) {
            errors.invalid(path.child(field), mode, FILE_MODE);
        }
    }

    private static void validateProjected(JsonNode projected, FieldPath path, FieldErrors errors) {
        validateMode(projected, "defaultMode", path, errors);
        Set<String> files = new HashSet<>();
        int index = 0;
        for (JsonNode source : projected.path("sources")) {
            FieldPath here = path.child("sources").index(index++);
            boolean found = false;
            for (String kind :
                    List.of("secret", "configMap", "downwardAPI", "serviceAccountToken", "clusterTrustBundle")) {
                if (!source.path(kind).isObject()) {
                    continue;
                }
                if (found) {
                    errors.forbidden(here.child(kind), "may not specify more than 1 volume type");
                } else {
                    found = true;
                    validateProjection(kind, source.path(kind), here.child(kind), errors);
                    claimFiles(source.path(kind), path, files, errors);
                }
            }
            if (!found) {
                errors.required(here, "must specify a volume type");
            }
        }
    }

    private static void claimFiles(JsonNode source, FieldPath path, Set<String> taken, FieldErrors errors) {
        for (JsonNode item : source.path("items")) {
            String file = item.path("path").asString("");
            if (!file.isEmpty() && !taken.add(file)) {
                errors.invalid(path, file, "conflicting duplicate paths");
            }
        }
    }

    private static void validateProjection(String kind, JsonNode source, FieldPath path, FieldErrors errors) {
        switch (kind) {
            case "secret", "configMap" -> {
                errors.requireText(source, path, "name");
                validateItems(source.path("items"), path, errors);
            }
            case "downwardAPI" -> validateFieldFiles(source.path("items"), path, errors);
            case "serviceAccountToken" -> validateToken(source, path, errors);
            default -> errors.requireText(source, path, "path");
        }
    }

    private static void validateToken(JsonNode token, FieldPath path, FieldErrors errors) {
        JsonNode expiration = token.path("expirationSeconds");
        if (expiration.isNumber() && expiration.asLong() < TEN_MINUTES) {
            errors.invalid(
                    path.child("expirationSeconds"), expiration, "may not specify a duration less than 10 minutes");
        } else if (expiration.isNumber()
                && !ValueRules.inRange(expiration.asLong(), TEN_MINUTES, 1L << 32)
                        .isEmpty()) {
            errors.invalid(
                    path.child("expirationSeconds"), expiration, "may not specify a duration larger than 2^32 seconds");
        }
        errors.requireText(token, path, "path");
        PathRules.descendingWithoutDots(token.path("path").asString(""), path.child("path"), errors);
    }
}
