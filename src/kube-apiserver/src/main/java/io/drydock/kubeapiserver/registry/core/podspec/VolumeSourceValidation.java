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
            "flexVolume",
            "ephemeral",
            "image");

    private static final Map<String, List<String>> REQUIRED_TEXTS = Map.ofEntries(
            Map.entry("gcePersistentDisk", List.of("pdName")),
            Map.entry("awsElasticBlockStore", List.of("volumeID")),
            Map.entry("nfs", List.of("server", "path")),
            Map.entry("iscsi", List.of("targetPortal", "iqn")),
            Map.entry("glusterfs", List.of("endpoints", "path")),
            Map.entry("rbd", List.of("image")),
            Map.entry("cinder", List.of("volumeID")),
            Map.entry("quobyte", List.of("registry", "volume")),
            Map.entry("azureFile", List.of("secretName", "shareName")),
            Map.entry("vsphereVolume", List.of("volumePath")),
            Map.entry("photonPersistentDisk", List.of("pdID")),
            Map.entry("portworxVolume", List.of("volumeID")),
            Map.entry("azureDisk", List.of("diskName", "diskURI")),
            Map.entry("scaleIO", List.of("gateway", "system", "volumeName")),
            Map.entry("flexVolume", List.of("driver")),
            Map.entry("csi", List.of("driver")),
            Map.entry("image", List.of("reference")));
    private static final List<String> HOST_PATH_TYPES = List.of(
            "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket");

    private VolumeSourceValidation() {}

    /**
     * @param type the field that holds the source, such as {@code hostPath}
     * @param volume the volume's name
     */
    public static void validate(String type, JsonNode source, String volume, FieldPath path, FieldErrors errors) {
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
            case "rbd", "cephfs" -> {
                if (source.path("monitors").isEmpty()) {
                    errors.required(path.child("monitors"), "");
                }
            }
            case "flocker" -> validateFlocker(source, path, errors);
            case "csi" -> validateDriver(source, path, errors);
            default -> {
                // The texts above are all that the other sources ask for.
            }
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

    private static void validateFlocker(JsonNode source, FieldPath path, FieldErrors errors) {
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

    private static void validateDriver(JsonNode source, FieldPath path, FieldErrors errors) {
        String driver = source.path("driver").asString("");
        if (driver.length() > NameRules.DNS_LABEL_MAX_LENGTH) {
            errors.add(FieldError.tooLong(path.child("driver"), NameRules.DNS_LABEL_MAX_LENGTH));
        }
        if (!driver.isEmpty()) {
            errors.invalid(path.child("driver"), driver, NameRules.dns1123Subdomain(driver.toLowerCase(Locale.ROOT)));
        }
    }
}
