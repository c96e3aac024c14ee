package io.drydock.kubeapiserver.registry.policy;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.core.podspec.AnnotatedProfiles;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.DriverNames;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a pod security policy must hold.
 *
 * @see "Go: pkg/apis/policy/validation/validation.go: ValidatePodSecurityPolicy (1.20)"
 */
final class SecurityPolicyValidation implements ObjectValidation {
    private static final FieldPath ANNOTATIONS = FieldPath.of("metadata", "annotations");
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> PROC_MOUNTS = List.of("Default", "Unmasked");
    private static final List<String> VOLUMES = List.of(
            "*",
            "awsElasticBlockStore",
            "azureDisk",
            "azureFile",
            "cephFS",
            "cinder",
            "configMap",
            "csi",
            "downwardAPI",
            "emptyDir",
            "ephemeral",
            "fc",
            "flexVolume",
            "flocker",
            "gcePersistentDisk",
            "gitRepo",
            "glusterfs",
            "hostPath",
            "iscsi",
            "nfs",
            "persistentVolumeClaim",
            "photonPersistentDisk",
            "portworxVolume",
            "projected",
            "quobyte",
            "rbd",
            "scaleIO",
            "secret",
            "storageos",
            "vsphereVolume");

    private final Release release;

    SecurityPolicyValidation(Release release) {
        this.release = release;
    }

    @Override
    public List<FieldError> validate(KubeObject policy) {
        FieldErrors errors = new FieldErrors();
        annotations(policy.annotations(), errors);
        JsonNode spec = policy.at("spec");
        new IdentityRules(errors).validate(spec, SPEC);
        volumes(spec, errors);
        new PolicyCapabilities(spec, errors).validate();
        privilegeEscalation(spec, errors);
        int index = 0;
        for (JsonNode type : spec.path("allowedProcMountTypes")) {
            FieldPath path = SPEC.child("allowedProcMountTypes").index(index++);
            if (!PROC_MOUNTS.contains(type.asString(""))) {
                errors.notSupported(path, type, PROC_MOUNTS);
            }
        }
        hostPaths(spec, errors);
        drivers(spec, errors);
        new PolicySysctls(errors).validate(spec, SPEC);
        new PolicyRuntimeClasses(errors).validate(spec.path("runtimeClass"), SPEC.child("runtimeClass"));
        return errors.list();
    }

    private static void annotations(Map<String, String> annotations, FieldErrors errors) {
        String appArmor = "apparmor.security.beta.kubernetes.io/";
        String seccomp = "seccomp.security.alpha.kubernetes.io/";
        String usual = "defaultProfileName";
        String allowed = "allowedProfileNames";
        String ofAppArmor = annotations.getOrDefault(appArmor + usual, "");
        AnnotatedProfiles.validateAppArmor(ofAppArmor, ofAppArmor, ANNOTATIONS.key(appArmor + usual), errors);
        String allOfAppArmor = annotations.getOrDefault(appArmor + allowed, "");
        for (String profile : allOfAppArmor.split(",", -1)) {
            AnnotatedProfiles.validateAppArmor(profile, allOfAppArmor, ANNOTATIONS.key(appArmor + allowed), errors);
        }
        String ofSeccomp = annotations.getOrDefault(seccomp + usual, "");
        if (!ofSeccomp.isEmpty()) {
            AnnotatedProfiles.validateSeccomp(ofSeccomp, ANNOTATIONS.key(seccomp + usual), errors);
        }
        String allOfSeccomp = annotations.getOrDefault(seccomp + allowed, "");
        if (!allOfSeccomp.isEmpty()) {
            Arrays.stream(allOfSeccomp.split(",", -1))
                    .filter(profile -> !profile.equals("*"))
                    .forEach(profile ->
                            AnnotatedProfiles.validateSeccomp(profile, ANNOTATIONS.key(seccomp + allowed), errors));
        }
    }

    private static void volumes(JsonNode spec, FieldErrors errors) {
        for (JsonNode volume : spec.path("volumes")) {
            if (!VOLUMES.contains(volume.asString(""))) {
                errors.notSupported(SPEC.child("volumes"), volume, VOLUMES);
            }
        }
    }

    private static void privilegeEscalation(JsonNode spec, FieldErrors errors) {
        JsonNode usual = spec.path("defaultAllowPrivilegeEscalation");
        if (usual.asBoolean(false) && !spec.path("allowPrivilegeEscalation").asBoolean(false)) {
            errors.invalid(
                    SPEC.child("defaultAllowPrivilegeEscalation"),
                    usual,
                    "Cannot set DefaultAllowPrivilegeEscalation to true without also setting"
                            + " AllowPrivilegeEscalation to true");
        }
    }

    /** Nobody looks at what comes after a path that is missing. */
    private static void hostPaths(JsonNode spec, FieldErrors errors) {
        int index = 0;
        for (JsonNode allowed : spec.path("allowedHostPaths")) {
            FieldPath path = SPEC.child("allowedHostPaths").index(index++);
            String prefix = allowed.path("pathPrefix").asString("");
            if (prefix.isEmpty()) {
                errors.required(path, "is required");
                return;
            }
            if (List.of(prefix.split("/", -1)).contains("..")) {
                errors.invalid(path, prefix, "must not contain '..'");
            }
        }
    }

    private void drivers(JsonNode spec, FieldErrors errors) {
        int index = 0;
        FieldPath flexible = SPEC.child("allowedFlexVolumes").child("allowedFlexVolumes");
        for (JsonNode volume : spec.path("allowedFlexVolumes")) {
            FieldPath path = flexible.index(index++).child("driver");
            if (volume.path("driver").asString("").isEmpty()) {
                errors.required(path, "must specify a driver");
            }
        }
        index = 0;
        FieldPath ofStorage = SPEC.child("allowedCSIDrivers").child("allowedCSIDriver");
        for (JsonNode driver : spec.path("allowedCSIDrivers")) {
            FieldPath path = ofStorage.index(index++).child("name");
            DriverNames.validate(driver.path("name").asString(""), release, path, errors);
        }
    }
}
