package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.core.claimspec.ClaimSpecValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.PathRules;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Checks where a pod's volume gets its content from: exactly one source, and what that source asks for.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateVolumeSource"
 */
final class PodVolumeSourceValidation {
    private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");

    private final Release release;
    private final String pod;
    private final boolean isPod;
    private final FieldErrors errors;
    private final VolumeFileValidation files;

    PodVolumeSourceValidation(Release release, String pod, boolean isPod, FieldErrors errors) {
        this.release = release;
        this.pod = pod;
        this.isPod = isPod;
        this.errors = errors;
        this.files = new VolumeFileValidation(release, errors);
    }

    void validate(JsonNode volume, FieldPath path) {
        boolean found = false;
        for (String type : VolumeSourceValidation.TYPES) {
            JsonNode source = volume.path(type);
            if (!source.isObject()) {
                continue;
            }
            if (found) {
                errors.forbidden(
                        path.child(VolumeSourceValidation.shownWhenSecond(type)),
                        "may not specify more than 1 volume type");
            } else {
                found = true;
                validateSource(type, source, volume.path("name").asString(""), path);
            }
        }
        if (!found) {
            errors.required(path, "must specify a volume type");
        }
    }

    private void validateSource(String type, JsonNode source, String volume, FieldPath volumePath) {
        FieldPath path = volumePath.child(VolumeSourceValidation.shown(type));
        switch (type) {
            case "secret" -> files.validateKeyed(source, "secretName", path);
            case "configMap" -> files.validateKeyed(source, "name", path);
            case "downwardAPI" -> {
                files.validateMode(source, "defaultMode", path);
                files.validateFieldFiles(source.path("items"), path);
            }
            case "projected" -> new ProjectedVolumeValidation(release, files, errors).validate(source, path);
            case "gitRepo" -> {
                errors.requireText(source, path, "repository");
                PathRules.descending(source.path("directory").asString(""), path.child("directory"), errors);
            }
            case "persistentVolumeClaim" -> errors.requireText(source, path, "claimName");
            case "ephemeral" -> validateEphemeral(source, volume, volumePath);
            case "image" -> {
                if (isPod) {
                    errors.requireText(source, path, "reference");
                }
                errors.requireOneOf(source.path("pullPolicy"), path.child("pullPolicy"), PULL_POLICIES);
            }
            case "csi" -> {
                if (release.atLeast(Release.V1_36)
                        && source.path("driver").asString("").isEmpty()) {
                    errors.required(path.child("driver"), "");
                } else {
                    VolumeSourceValidation.validate(type, source, path, errors);
                }
                validateSecretOfDriver(source.path("nodePublishSecretRef"), path);
            }
            case "iscsi" -> {
                VolumeSourceValidation.validate(type, source, path, errors);
                String portal = source.path("targetPortal").asString("");
                if (source.has("initiatorName") && (volume + ":" + portal).length() > IscsiValidation.MAX_LENGTH) {
                    errors.invalid(volumePath.child("name"), volume, IscsiValidation.TOO_LONG);
                }
            }
            default -> VolumeSourceValidation.validate(type, source, path, errors);
        }
    }

    private void validateSecretOfDriver(JsonNode reference, FieldPath path) {
        if (!reference.isObject()) {
            return;
        }
        String name = reference.path("name").asString("");
        if (name.isEmpty()) {
            errors.required(path.child("nodePublishSecretRef").child("name"), "");
        } else {
            errors.invalid(path.child("name"), name, NameRules.nameIsDnsSubdomain(name, false));
        }
    }

    private void validateEphemeral(JsonNode source, String volume, FieldPath volumePath) {
        FieldPath path = volumePath.child("ephemeral").child("volumeClaimTemplate");
        JsonNode template = source.path("volumeClaimTemplate");
        if (template.isObject()) {
            new ClaimSpecValidation(release, errors).validateTemplate(template, path);
        } else {
            errors.required(path, "");
        }
        if (!pod.isEmpty() && !volume.isEmpty()) {
            String claim = pod + "-" + volume;
            for (String problem : NameRules.nameIsDnsSubdomain(claim, false)) {
                errors.invalid(volumePath.child("name"), volume, "PVC name \"" + claim + "\": " + problem);
            }
        }
    }
}
