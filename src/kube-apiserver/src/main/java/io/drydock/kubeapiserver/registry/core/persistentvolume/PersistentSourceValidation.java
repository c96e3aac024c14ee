package io.drydock.kubeapiserver.registry.core.persistentvolume;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.core.podspec.IscsiValidation;
import io.drydock.kubeapiserver.registry.core.podspec.VolumeSourceValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.PathRules;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Checks what a persistent volume is kept on, where that is more than a pod's volume asks for: secrets stand in
 * namespaces, since the volume itself does not.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidatePersistentVolumeSpec, validateCSIPersistentVolumeSource"
 */
final class PersistentSourceValidation {
    private static final List<String> DRIVER_SECRETS = List.of(
            "controllerPublishSecretRef", "controllerExpandSecretRef", "nodePublishSecretRef", "nodeExpandSecretRef");

    private final String volume;
    private final boolean isOlder;
    private final FieldErrors errors;

    PersistentSourceValidation(String volume, Release release, FieldErrors errors) {
        this.volume = volume;
        this.isOlder = !release.atLeast(Release.V1_36);
        this.errors = errors;
    }

    void validate(String type, JsonNode source, FieldPath path) {
        if (type.equals("local")) {
            local(source.path("path").asString(""), path);
            return;
        }
        if (type.equals("iscsi")) {
            IscsiValidation.validatePersistent(source, path, errors);
            IscsiValidation.validateLength(source, volume, path, errors);
            return;
        }
        VolumeSourceValidation.validate(type, source, path, errors);
        switch (type) {
            case "csi" -> csi(source, path);
            case "glusterfs" -> glusterfs(source.path("endpointsNamespace"), path.child("endpointsNamespace"));
            case "cinder", "storageos" -> {
                if (source.path("secretRef").isObject()) {
                    errors.requireText(source.path("secretRef"), path.child("secretRef"), "namespace");
                }
            }
            case "azureFile" -> {
                if (source.path("secretNamespace").isString()) {
                    errors.requireText(source, path, "secretNamespace");
                }
            }
            default -> {
                // A pod's volume asks for the same.
            }
        }
    }

    private void local(String directory, FieldPath path) {
        if (directory.isEmpty()) {
            errors.required(path.child("path"), "");
        } else {
            PathRules.noBacksteps(directory, path.child("path"), errors);
        }
    }

    private void csi(JsonNode source, FieldPath path) {
        errors.requireText(source, path, "volumeHandle");
        for (String field : DRIVER_SECRETS) {
            JsonNode secret = source.path(field);
            if (!secret.isObject()) {
                continue;
            }
            // Release 1.20 tells of a name that is bad at the driver itself, and took only labels.
            FieldPath here = path.child(field);
            FieldPath bad = isOlder ? path : here;
            boolean spaced = isOlder && field.equals("nodePublishSecretRef");
            FieldPath missing = spaced ? path.child("nodePublishSecretRef ") : here;
            String name = secret.path("name").asString("");
            if (name.isEmpty()) {
                errors.required(missing.child("name"), "");
            } else {
                errors.invalid(
                        bad.child("name"),
                        name,
                        isOlder ? NameRules.dns1123Label(name) : NameRules.dns1123Subdomain(name));
            }
            String namespace = secret.path("namespace").asString("");
            if (namespace.isEmpty()) {
                errors.required(missing.child("namespace"), "");
            } else {
                errors.invalid(bad.child("namespace"), namespace, NameRules.dns1123Label(namespace));
            }
        }
    }

    private void glusterfs(JsonNode namespace, FieldPath path) {
        if (!namespace.isString()) {
            return;
        }
        if (namespace.asString().isEmpty()) {
            errors.invalid(path, "", "if the endpointnamespace is set, it must be a valid namespace name");
        } else {
            errors.invalid(path, namespace, NameRules.nameIsDnsLabel(namespace.asString(), false));
        }
    }
}
