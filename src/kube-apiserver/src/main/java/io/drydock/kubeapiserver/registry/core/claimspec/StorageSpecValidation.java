package io.drydock.kubeapiserver.registry.core.claimspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What volumes and claims to them say in the same way. */
public final class StorageSpecValidation {
    private static final String ONE_POD = "ReadWriteOncePod";
    private static final List<String> OLDER_MODES = List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce");
    private static final List<String> NEWER_MODES = List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", ONE_POD);
    private static final List<String> VOLUME_MODES = List.of("Block", "Filesystem");

    private StorageSpecValidation() {}

    /** Checks each of the modes, which there must be one of at least; that is the caller's to say. */
    public static void validateAccessModes(JsonNode spec, Release release, FieldPath path, FieldErrors errors) {
        List<String> known = release.atLeast(Release.V1_36) ? NEWER_MODES : OLDER_MODES;
        boolean onePod = false;
        boolean others = false;
        for (JsonNode mode : spec.path("accessModes")) {
            if (!known.contains(mode.asString(""))) {
                errors.notSupported(path.child("accessModes"), mode, known);
            } else if (mode.asString().equals(ONE_POD)) {
                onePod = true;
            } else {
                others = true;
            }
        }
        if (onePod && others) {
            errors.forbidden(path.child("accessModes"), "may not use ReadWriteOncePod with other access modes");
        }
    }

    /** @return whether it is one that can be had, which is no less than nothing */
    public static boolean requireAmount(String amount, FieldPath path, FieldErrors errors) {
        long value = Quantity.parse(amount).toLong();
        if (value < 0) {
            errors.invalid(path, value, "must be a valid resource quantity");
        }
        return value >= 0;
    }

    /** @return whether it is */
    public static boolean requirePositive(String amount, FieldPath path, FieldErrors errors) {
        boolean positive = Quantity.parse(amount).signum() > 0;
        if (!positive) {
            errors.invalid(path, amount, "must be greater than zero");
        }
        return positive;
    }

    public static void validateClass(JsonNode spec, FieldPath path, FieldErrors errors) {
        String storageClass = spec.path("storageClassName").asString("");
        if (!storageClass.isEmpty()) {
            errors.invalid(
                    path.child("storageClassName"), storageClass, NameRules.nameIsDnsSubdomain(storageClass, false));
        }
    }

    public static void validateMode(JsonNode spec, FieldPath path, FieldErrors errors) {
        JsonNode mode = spec.path("volumeMode");
        if (mode.isString() && !VOLUME_MODES.contains(mode.asString())) {
            errors.notSupported(path.child("volumeMode"), mode, VOLUME_MODES);
        }
    }
}
