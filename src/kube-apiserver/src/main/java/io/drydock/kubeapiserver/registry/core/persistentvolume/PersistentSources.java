package io.drydock.kubeapiserver.registry.core.persistentvolume;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.kubeapiserver.registry.core.podspec.VolumeSourceValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * That the spec of a persistent volume says once what the volume is kept on, and says it well. Volumes that are
 * written out in an attachment are held to the same.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidatePersistentVolumeSpec"
 */
public final class PersistentSources {
    /** The fields of which one is said, in the order in which a second one is found. */
    static final List<String> SOURCES = List.of(
            "hostPath",
            "gcePersistentDisk",
            "awsElasticBlockStore",
            "glusterfs",
            "flocker",
            "nfs",
            "rbd",
            "quobyte",
            "cephfs",
            "iscsi",
            "cinder",
            "fc",
            "flexVolume",
            "azureFile",
            "vsphereVolume",
            "photonPersistentDisk",
            "portworxVolume",
            "azureDisk",
            "scaleIO",
            "local",
            "storageos",
            "csi");

    private static final String ATTRIBUTES = "volumeAttributesClassName";

    private PersistentSources() {}

    /**
     * @param volume the volume's name; empty for one that is written out elsewhere
     * @param isPinned whether it is said on which nodes the volume is, as one on a node's own disk wants
     */
    public static void validate(
            JsonNode spec, String volume, boolean isPinned, Release release, FieldPath path, FieldErrors errors) {
        boolean found = false;
        for (String type : SOURCES) {
            if (!spec.path(type).isObject()) {
                continue;
            }
            if (found && !type.equals("flexVolume")) {
                errors.forbidden(
                        path.child(VolumeSourceValidation.shownWhenSecond(type)),
                        "may not specify more than 1 volume type");
            } else {
                found = true;
                FieldPath shown = path.child(VolumeSourceValidation.shown(type));
                new PersistentSourceValidation(volume, release, errors).validate(type, spec.path(type), shown);
                if (type.equals("local") && !isPinned) {
                    errors.required(path.child("nodeAffinity"), "Local volume requires node affinity");
                }
            }
        }
        if (!found) {
            errors.required(path, "must specify a volume type");
        }
        boolean wholeHost = spec.path("hostPath").path("path").asString("").matches("/+");
        if (wholeHost && spec.path("persistentVolumeReclaimPolicy").asString("").equals("Recycle")) {
            errors.forbidden(
                    path.child("persistentVolumeReclaimPolicy"), "may not be 'recycle' for a hostPath mount of '/'");
        }
    }

    /** The class of attributes, which only a driver can give a volume. */
    public static void validateAttributesClass(JsonNode spec, FieldPath path, FieldErrors errors) {
        JsonNode name = spec.path(ATTRIBUTES);
        if (!name.isString()) {
            return;
        }
        if (name.asString().isEmpty()) {
            errors.required(path.child(ATTRIBUTES), "an empty string is disallowed");
        } else {
            errors.invalid(path.child(ATTRIBUTES), name, NameRules.nameIsDnsSubdomain(name.asString(), false));
        }
        if (!spec.path("csi").isObject()) {
            errors.required(path.child("csi"), "has to be specified when using volumeAttributesClassName");
        }
    }
}
