package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Checks sources of volumes that single vendors brought in before there were drivers outside of Kubernetes.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateFCVolumeSource, validateQuobyteVolumeSource,
 *     validateAzureDisk, validateStorageOSVolumeSource, validateFlexVolumeSource"
 */
final class LegacyVolumeValidation {
    private static final List<String> CACHING_MODES = List.of("None", "ReadOnly", "ReadWrite");
    private static final List<String> DISK_KINDS = List.of("Dedicated", "Managed", "Shared");
    private static final String REGISTRY = "must be a host:port pair or multiple pairs separated by commas";

    private LegacyVolumeValidation() {}

    static void validate(String type, JsonNode source, FieldPath path, FieldErrors errors) {
        switch (type) {
            case "fc" -> fibreChannel(source, path, errors);
            case "quobyte" -> quobyte(source, path, errors);
            case "flocker" -> flocker(source, path, errors);
            case "azureDisk" -> azureDisk(source, path, errors);
            case "storageos" -> storageOs(source, path, errors);
            case "flexVolume" -> flexOptions(source.path("options"), path.child("options"), errors);
            case "cinder" -> {
                if (source.path("secretRef").isObject()) {
                    errors.requireText(source.path("secretRef"), path.child("secretRef"), "name");
                }
            }
            default -> {
                // The other sources ask for texts only.
            }
        }
    }

    private static void fibreChannel(JsonNode source, FieldPath path, FieldErrors errors) {
        JsonNode names = source.path("targetWWNs");
        JsonNode ids = source.path("wwids");
        if (names.isEmpty() && ids.isEmpty()) {
            errors.required(path.child("targetWWNs"), "must specify either targetWWNs or wwids, but not both");
        }
        if (!names.isEmpty() && !ids.isEmpty()) {
            errors.invalid(path.child("targetWWNs"), names, "targetWWNs and wwids can not be specified simultaneously");
        }
        if (names.isEmpty()) {
            return;
        }
        JsonNode lun = source.path("lun");
        if (!lun.isNumber()) {
            errors.required(path.child("lun"), "lun is required if targetWWNs is specified");
        } else if (lun.asLong() < 0 || lun.asLong() > 255) {
            errors.invalid(path.child("lun"), lun, "must be between 0 and 255, inclusive");
        }
    }

    private static void quobyte(JsonNode source, FieldPath path, FieldErrors errors) {
        String registry = source.path("registry").asString("");
        if (registry.isEmpty()) {
            errors.required(path.child("registry"), REGISTRY);
        } else if (source.path("tenant").asString("").length() >= 65) {
            errors.required(path.child("tenant"), "must be a UUID and may not exceed a length of 64 characters");
        } else {
            for (String pair : registry.split(",", -1)) {
                if (pair.indexOf(':') < 0) {
                    errors.invalid(path.child("registry"), registry, REGISTRY);
                }
            }
        }
        errors.requireText(source, path, "volume");
    }

    private static void flocker(JsonNode source, FieldPath path, FieldErrors errors) {
        String name = source.path("datasetName").asString("");
        boolean hasUuid = !source.path("datasetUUID").asString("").isEmpty();
        if (name.isEmpty() && !hasUuid) {
            errors.required(path, "one of datasetName and datasetUUID is required");
        }
        if (!name.isEmpty() && hasUuid) {
            errors.invalid(path, "resource", "datasetName and datasetUUID can not be specified simultaneously");
        }
        if (name.contains("/")) {
            errors.invalid(path.child("datasetName"), name, "must not contain '/'");
        }
    }

    private static void azureDisk(JsonNode source, FieldPath path, FieldErrors errors) {
        String mode = source.path("cachingMode").asString("");
        if (!mode.isEmpty() && !CACHING_MODES.contains(mode)) {
            errors.notSupported(path.child("cachingMode"), mode, CACHING_MODES);
        }
        String kind = source.path("kind").asString("");
        if (kind.isEmpty()) {
            return;
        }
        if (!DISK_KINDS.contains(kind)) {
            errors.notSupported(path.child("kind"), kind, DISK_KINDS);
        }
        String uri = source.path("diskURI").asString("");
        if (kind.equals("Managed") && !uri.startsWith("/subscriptions/")) {
            errors.notSupported(
                    path.child("diskURI"),
                    uri,
                    List.of("/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/"
                            + "{disk-id}"));
        }
        if (!kind.equals("Managed") && !uri.startsWith("https://")) {
            errors.notSupported(
                    path.child("diskURI"),
                    uri,
                    List.of("https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd"));
        }
    }

    private static void storageOs(JsonNode source, FieldPath path, FieldErrors errors) {
        String volume = source.path("volumeName").asString("");
        if (volume.isEmpty()) {
            errors.required(path.child("volumeName"), "");
        } else {
            errors.invalid(path.child("volumeName"), volume, NameRules.dns1123Label(volume));
        }
        String namespace = source.path("volumeNamespace").asString("");
        if (!namespace.isEmpty()) {
            errors.invalid(path.child("volumeNamespace"), namespace, NameRules.dns1123Label(namespace));
        }
        if (source.path("secretRef").isObject()) {
            errors.requireText(source.path("secretRef"), path.child("secretRef"), "name");
        }
    }

    private static void flexOptions(JsonNode options, FieldPath path, FieldErrors errors) {
        for (String option : options.propertyNames()) {
            int slash = option.indexOf('/');
            String domain = "." + (slash < 0 ? option : option.substring(0, slash)).toLowerCase(Locale.ROOT);
            if (domain.endsWith(".kubernetes.io") || domain.endsWith(".k8s.io")) {
                errors.invalid(path.key(option), option, "kubernetes.io and k8s.io namespaces are reserved");
            }
        }
    }
}
