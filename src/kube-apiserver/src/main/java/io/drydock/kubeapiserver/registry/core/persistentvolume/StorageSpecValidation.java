package io.drydock.kubeapiserver.registry.core.persistentvolume;

import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What volumes and claims to them say in the same way. */
final class StorageSpecValidation {
    private static final List<String> ACCESS_MODES =
            List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod");
    private static final List<String> VOLUME_MODES = List.of("Block", "Filesystem");

    private StorageSpecValidation() {}

    static void validateAccessModes(JsonNode spec, FieldPath path, FieldErrors errors) {
        JsonNode modes = spec.path("accessModes");
        if (modes.isEmpty()) {
            errors.required(path.child("accessModes"), "");
        }
        for (JsonNode mode : modes) {
            if (!ACCESS_MODES.contains(mode.asString(""))) {
                errors.notSupported(path.child("accessModes"), mode, ACCESS_MODES);
            }
        }
    }

    static void validatePositive(String amount, FieldPath path, FieldErrors errors) {
        if (Quantity.parse(amount).signum() <= 0) {
            errors.invalid(path, amount, "must be greater than zero");
        }
    }

    static void validateClassAndMode(JsonNode spec, FieldPath path, FieldErrors errors) {
        String storageClass = spec.path("storageClassName").asString("");
        if (!storageClass.isEmpty()) {
            errors.invalid(
                    path.child("storageClassName"), storageClass, NameRules.nameIsDnsSubdomain(storageClass, false));
        }
        JsonNode mode = spec.path("volumeMode");
        if (mode.isString() && !VOLUME_MODES.contains(mode.asString())) {
            errors.notSupported(path.child("volumeMode"), mode, VOLUME_MODES);
        }
    }
}
