package io.drydock.kubeapiserver.registry.storage;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.core.claimspec.StorageSpecValidation;
import io.drydock.kubeapiserver.registry.core.persistentvolume.PersistentSources;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import tools.jackson.databind.JsonNode;

/**
 * A persistent volume that is written out where it is used: only what a driver needs may be said.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidatePersistentVolumeSpec"
 */
final class InlineVolumeValidation {
    private static final String NOT_INLINE = "may not be specified in the context of inline volumes";

    private InlineVolumeValidation() {}

    static void validate(JsonNode spec, Release release, FieldPath path, FieldErrors errors) {
        forbid(spec, "claimRef", path, errors);
        forbid(spec, "capacity", path, errors);
        if (!spec.path("csi").isObject()) {
            errors.required(path.child("csi"), "has to be specified in the context of inline volumes");
        }
        if (spec.path("accessModes").isEmpty()) {
            errors.required(path.child("accessModes"), "");
        }
        StorageSpecValidation.validateAccessModes(spec, release, path, errors);
        only(spec, "persistentVolumeReclaimPolicy", "Retain", "may only be ", path, errors);
        forbid(spec, "nodeAffinity", path, errors);
        PersistentSources.validate(spec, "", false, release, path, errors);
        forbid(spec, "storageClassName", path, errors);
        only(spec, "volumeMode", "Filesystem", "may not specify volumeMode other than ", path, errors);
        PersistentSources.validateAttributesClass(spec, path, errors);
    }

    private static void forbid(JsonNode spec, String field, FieldPath path, FieldErrors errors) {
        JsonNode value = spec.path(field);
        boolean said = value.isString() ? !value.asString().isEmpty() : value.isObject();
        if (said) {
            errors.forbidden(path.child(field), NOT_INLINE);
        }
    }

    private static void only(
            JsonNode spec, String field, String allowed, String rule, FieldPath path, FieldErrors errors) {
        String value = spec.path(field).asString("");
        if (!value.isEmpty() && !value.equals(allowed)) {
            errors.forbidden(path.child(field), rule + allowed + " in the context of inline volumes");
        }
    }
}
