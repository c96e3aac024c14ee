package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.PathRules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Checks the sources of volumes that pods and persistent volumes have in common.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: validateVolumeSource, ValidatePersistentVolumeSpec"
 */
public final class VolumeSourceValidation {
    /** Every source a pod's volume can have, in the order in which they are looked for. */
    static final List<String> TYPES = List.of(
            "emptyDir",
            "hostPath",
            "gitRepo",
            "gcePersistentDisk",
            "awsElasticBlockStore",
            "secret",
            "nfs",
            "iscsi",
            "glusterfs",
            "flocker",
            "persistentVolumeClaim",
            "rbd",
            "cinder",
            "cephfs",
            "quobyte",
            "downwardAPI",
            "fc",
            "flexVolume",
            "configMap",
            "azureFile",
            "vsphereVolume",
            "photonPersistentDisk",
            "portworxVolume",
            "azureDisk",
            "storageos",
            "projected",
            "scaleIO",
            "csi",
            "ephemeral",
            "image");

    private static final Map<String, List<String>> REQUIRED_TEXTS = Map.ofEntries(
            Map.entry("gcePersistentDisk", List.of("pdName")),
            Map.entry("awsElasticBlockStore", List.of("volumeID")),
            Map.entry("nfs", List.of("server", "path")),
            Map.entry("glusterfs", List.of("endpoints", "path")),
            Map.entry("cinder", List.of("volumeID")),
            Map.entry("azureFile", List.of("secretName", "shareName")),
            Map.entry("vsphereVolume", List.of("volumePath")),
            Map.entry("photonPersistentDisk", List.of("pdID")),
            Map.entry("portworxVolume", List.of("volumeID")),
            Map.entry("azureDisk", List.of("diskName", "diskURI")),
            Map.entry("scaleIO", List.of("gateway", "system", "volumeName")),
            Map.entry("flexVolume", List.of("driver")));
    private static final List<String> HOST_PATH_TYPES = List.of(
            "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket");

    private VolumeSourceValidation() {}

    /** How the real server writes a source's field in the paths of what is wrong inside of it. */
    public static String shown(String type) {
        return type.equals("gcePersistentDisk") ? "persistentDisk" : type;
    }

    /** How it writes the field of a source that comes after another. */
    public static String shownWhenSecond(String type) {
        return switch (type) {
            case "cephfs" -> "cephFS";
            case "downwardAPI" -> "downwarAPI";
            default -> type;
        };
    }

    /** @param type the field that holds the source, such as {@code hostPath} */
    public static void validate(String type, JsonNode source, FieldPath path, FieldErrors errors) {
        for (String field : REQUIRED_TEXTS.getOrDefault(type, List.of())) {
            errors.requireText(source, path, field);
        }
        switch (type) {
            case "emptyDir" -> validateEmptyDir(source, path, errors);
            case "hostPath" -> validateHostPath(source, path, errors);
            case "nfs" -> {
                if (!source.path("path").asString("").startsWith("/")) {
                    errors.invalid(path.child("path"), source.path("path").asString(""), "must be an absolute path");
                }
            }
            case "gcePersistentDisk", "awsElasticBlockStore" -> {
                long partition = source.path("partition").asLong(0);
                if (partition < 0 || partition > 255) {
                    errors.invalid(path.child("partition"), partition, "must be between 1 and 255, inclusive");
                }
            }
            case "rbd" -> {
                requireMonitors(source, path, errors);
                errors.requireText(source, path, "image");
            }
            case "cephfs" -> requireMonitors(source, path, errors);
            case "iscsi" -> IscsiValidation.validate(source, path, errors);
            case "csi" -> validateDriver(source, path, errors);
            default -> LegacyVolumeValidation.validate(type, source, path, errors);
        }
    }

    private static void requireMonitors(JsonNode source, FieldPath path, FieldErrors errors) {
        if (source.path("monitors").isEmpty()) {
            errors.required(path.child("monitors"), "");
        }
    }

    private static void validateEmptyDir(JsonNode source, FieldPath path, FieldErrors errors) {
        String limit = source.path("sizeLimit").asString("");
        if (!limit.isEmpty() && Quantity.parse(limit).signum() < 0) {
            errors.forbidden(path.child("sizeLimit"), "SizeLimit field must be a valid resource quantity");
        }
    }

    private static void validateHostPath(JsonNode source, FieldPath path, FieldErrors errors) {
        String hostPath = source.path("path").asString("");
        if (hostPath.isEmpty()) {
            errors.required(path.child("path"), "");
            return;
        }
        PathRules.noBacksteps(hostPath, path.child("path"), errors);
        String type = source.path("type").asString("");
        if (!HOST_PATH_TYPES.contains(type)) {
            errors.notSupported(path.child("type"), type, HOST_PATH_TYPES);
        }
    }

    private static void validateDriver(JsonNode source, FieldPath path, FieldErrors errors) {
        validateDriverName(source.path("driver").asString(""), path.child("driver"), errors);
    }

    /** @see "Go: pkg/apis/core/validation/validation.go: ValidateCSIDriverName" */
    public static void validateDriverName(String driver, FieldPath path, FieldErrors errors) {
        if (driver.isEmpty()) {
            errors.required(path, "");
        }
        if (driver.length() > NameRules.DNS_LABEL_MAX_LENGTH) {
            errors.add(FieldError.tooLong(path, NameRules.DNS_LABEL_MAX_LENGTH));
        }
        errors.invalid(path, driver, NameRules.dns1123Subdomain(driver.toLowerCase(Locale.ROOT)));
    }
}
