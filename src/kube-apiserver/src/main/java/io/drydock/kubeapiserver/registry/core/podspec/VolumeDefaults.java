package io.drydock.kubeapiserver.registry.core.podspec;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What volumes default to, in pods and in persistent volumes.
 *
 * @see "Go: pkg/apis/core/v1/defaults.go: SetDefaults_Volume"
 */
public final class VolumeDefaults {
    private static final int READABLE_BY_ALL = 0644;
    private static final int ONE_HOUR = 3600;

    private VolumeDefaults() {}

    static void apply(ObjectNode volume) {
        if (volume.size() == (volume.has("name") ? 1 : 0)) {
            volume.putObject("emptyDir");
        }
        for (String source : new String[] {"secret", "configMap", "downwardAPI", "projected"}) {
            if (volume.get(source) instanceof ObjectNode present) {
                Defaults.number(present, "defaultMode", READABLE_BY_ALL);
            }
        }
        applyToFieldItems(volume.path("downwardAPI"));
        for (JsonNode projection : volume.path("projected").path("sources")) {
            applyToFieldItems(projection.path("downwardAPI"));
            if (projection.get("serviceAccountToken") instanceof ObjectNode token) {
                Defaults.number(token, "expirationSeconds", ONE_HOUR);
            }
        }
        if (volume.path("ephemeral").path("volumeClaimTemplate").get("spec") instanceof ObjectNode claim) {
            Defaults.text(claim, "volumeMode", "Filesystem");
        }
        if (volume.get("image") instanceof ObjectNode image) {
            Defaults.text(
                    image,
                    "pullPolicy",
                    image.path("reference").asString("").endsWith(":latest") ? "Always" : "IfNotPresent");
        }
        applyToSource(volume);
    }

    /** What the sources share that a pod's volume and a persistent volume can both have. */
    public static void applyToSource(ObjectNode source) {
        if (source.get("hostPath") instanceof ObjectNode path && Defaults.isAbsent(path, "type")) {
            path.put("type", "");
        }
        if (source.get("iscsi") instanceof ObjectNode iscsi) {
            Defaults.text(iscsi, "iscsiInterface", "default");
        }
        if (source.get("rbd") instanceof ObjectNode rbd) {
            Defaults.text(rbd, "pool", "rbd");
            Defaults.text(rbd, "user", "admin");
            Defaults.text(rbd, "keyring", "/etc/ceph/keyring");
        }
        if (source.get("azureDisk") instanceof ObjectNode disk) {
            Defaults.text(disk, "cachingMode", "ReadWrite");
            Defaults.text(disk, "kind", "Shared");
            Defaults.text(disk, "fsType", "ext4");
            Defaults.flag(disk, "readOnly", false);
        }
        if (source.get("scaleIO") instanceof ObjectNode scaleIo) {
            Defaults.text(scaleIo, "storageMode", "ThinProvisioned");
            Defaults.text(scaleIo, "fsType", "xfs");
        }
    }

    private static void applyToFieldItems(JsonNode downwardApi) {
        for (JsonNode item : downwardApi.path("items")) {
            if (item.get("fieldRef") instanceof ObjectNode fieldRef) {
                Defaults.text(fieldRef, "apiVersion", "v1");
            }
        }
    }
}
