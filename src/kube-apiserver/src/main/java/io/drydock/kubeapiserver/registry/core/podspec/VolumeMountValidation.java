package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.PathRules;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Checks what one container mounts, and which raw devices it uses, against the volumes of its pod.
 *
 * @see "Go: pkg/apis/core/validation/validation.go: ValidateVolumeMounts, ValidateVolumeDevices"
 */
final class VolumeMountValidation {
    private static final List<String> RECURSIVE_MODES = List.of("Disabled", "Enabled", "IfPossible");

    private final JsonNode container;
    private final PodVolumes volumes;
    private final FieldErrors errors;

    VolumeMountValidation(JsonNode container, PodVolumes volumes, FieldErrors errors) {
        this.container = container;
        this.volumes = volumes;
        this.errors = errors;
    }

    void validateMounts(FieldPath path) {
        Set<String> mountPaths = new HashSet<>();
        int index = 0;
        for (JsonNode mount : container.path("volumeMounts")) {
            FieldPath here = path.index(index++);
            String name = mount.path("name").asString("");
            String mountPath = mount.path("mountPath").asString("");
            errors.requireText(mount, here, "name");
            if (!volumes.contains(name)) {
                errors.notFound(here.child("name"), name);
            }
            errors.requireText(mount, here, "mountPath");
            if (!mountPaths.add(mountPath)) {
                errors.invalid(here.child("mountPath"), mountPath, "must be unique");
            }
            if (isTaken("volumeDevices", "name", name)) {
                errors.invalid(here.child("name"), name, "must not already exist in volumeDevices");
            }
            if (isTaken("volumeDevices", "devicePath", mountPath)) {
                errors.invalid(here.child("mountPath"), mountPath, "must not already exist as a path in volumeDevices");
            }
            validateSubPath(mount, here, path);
            validatePropagation(mount, path.child("mountPropagation"));
            validateRecursiveReadOnly(mount, path.child("recursiveReadOnly"));
        }
    }

    private void validateSubPath(JsonNode mount, FieldPath here, FieldPath mounts) {
        String subPath = mount.path("subPath").asString("");
        if (!subPath.isEmpty()) {
            PathRules.descending(subPath, mounts.child("subPath"), errors);
        }
        String expression = mount.path("subPathExpr").asString("");
        if (expression.isEmpty()) {
            return;
        }
        if (!subPath.isEmpty()) {
            errors.invalid(here.child("subPathExpr"), expression, "subPathExpr and subPath are mutually exclusive");
        }
        PathRules.descending(expression, mounts.child("subPathExpr"), errors);
    }

    private void validateRecursiveReadOnly(JsonNode mount, FieldPath path) {
        JsonNode mode = mount.path("recursiveReadOnly");
        if (!mode.isString() || mode.asString().equals("Disabled")) {
            return;
        }
        if (!RECURSIVE_MODES.contains(mode.asString())) {
            errors.notSupported(path, mode, RECURSIVE_MODES);
            return;
        }
        if (!mount.path("readOnly").asBoolean(false)) {
            errors.forbidden(path, "may only be specified when readOnly is true");
        }
        JsonNode propagation = mount.path("mountPropagation");
        if (propagation.isString() && !propagation.asString().equals("None")) {
            errors.forbidden(path, "may only be specified when mountPropagation is None or not specified");
        }
    }

    private void validatePropagation(JsonNode mount, FieldPath path) {
        if (!mount.path("mountPropagation").isString()) {
            return;
        }
        String propagation = mount.path("mountPropagation").asString();
        List<String> supported = List.of("Bidirectional", "HostToContainer", "None");
        if (!supported.contains(propagation)) {
            errors.notSupported(path, propagation, supported);
        }
        boolean privileged =
                container.path("securityContext").path("privileged").asBoolean(false);
        if (propagation.equals("Bidirectional") && !privileged) {
            errors.forbidden(path, "Bidirectional mount propagation is available only to privileged containers");
        }
    }

    void validateDevices(FieldPath path) {
        Set<String> names = new HashSet<>();
        Set<String> devicePaths = new HashSet<>();
        int index = 0;
        for (JsonNode device : container.path("volumeDevices")) {
            FieldPath here = path.index(index++);
            validateDeviceName(device, here, names);
            validateDevicePath(device, here, devicePaths);
            validateNoMountOfDevice(device, here);
            String name = device.path("name").asString("");
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
    }

    private void validateDeviceName(JsonNode device, FieldPath here, Set<String> names) {
        String name = device.path("name").asString("");
        Optional<JsonNode> volume = volumes.volume(name);
        errors.requireText(device, here, "name");
        if (names.contains(name)) {
            errors.invalid(here.child("name"), name, "must be unique");
        }
        if (volume.isEmpty()) {
            errors.notFound(here.child("name"), name);
        } else if (!volume.get().has("persistentVolumeClaim") && !volume.get().has("ephemeral")) {
            errors.invalid(
                    here.child("name"),
                    name,
                    "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode");
        }
    }

    private void validateDevicePath(JsonNode device, FieldPath here, Set<String> devicePaths) {
        String devicePath = device.path("devicePath").asString("");
        errors.requireText(device, here, "devicePath");
        if (devicePaths.contains(devicePath)) {
            errors.invalid(here.child("devicePath"), devicePath, "must be unique");
        }
        if (PathRules.hasBacksteps(devicePath)) {
            errors.invalid(here.child("devicePath"), devicePath, "can not contain backsteps ('..')");
        } else {
            devicePaths.add(devicePath);
        }
    }

    private void validateNoMountOfDevice(JsonNode device, FieldPath here) {
        String name = device.path("name").asString("");
        String devicePath = device.path("devicePath").asString("");
        if (isTaken("volumeMounts", "name", name)) {
            errors.invalid(here.child("name"), name, "must not already exist in volumeMounts");
        }
        if (isTaken("volumeMounts", "mountPath", devicePath)) {
            errors.invalid(here.child("devicePath"), devicePath, "must not already exist as a path in volumeMounts");
        }
    }

    private boolean isTaken(String list, String field, String value) {
        for (JsonNode entry : container.path(list)) {
            if (entry.path(field).asString("").equals(value)) {
                return true;
            }
        }
        return false;
    }
}
