package io.drydock.kubeapiserver.registry.core.podspec;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.generic.Capabilities;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/apis/core/validation/validation.go: validatePodSpecSecurityContext, ValidateSecurityContext" */
final class SecurityContextValidation {
    private static final List<String> CHANGE_POLICIES = List.of("Always", "OnRootMismatch");
    private static final List<String> GROUP_POLICIES = List.of("Merge", "Strict");
    private static final List<String> LABEL_POLICIES = List.of("Recursive");
    private static final List<String> PROC_MOUNTS = List.of("Default", "Unmasked");

    private final Release release;
    private final Capabilities capabilities;
    private final FieldErrors errors;
    private final ProfileValidation profiles;
    private final WindowsOptionsValidation windows;

    SecurityContextValidation(Release release, Capabilities capabilities, FieldErrors errors) {
        this.release = release;
        this.capabilities = capabilities;
        this.errors = errors;
        this.profiles = new ProfileValidation(release, errors);
        this.windows = new WindowsOptionsValidation(errors);
    }

    /** @param spec the whole specification; some of what the context is about stands beside it */
    void validatePod(JsonNode spec, FieldPath path) {
        JsonNode context = spec.path("securityContext");
        validateId(context, "fsGroup", path);
        validateId(context, "runAsUser", path);
        validateId(context, "runAsGroup", path);
        int index = 0;
        for (JsonNode group : context.path("supplementalGroups")) {
            errors.invalid(path.child("supplementalGroups").index(index++), group, ValueRules.groupId(group.asLong(0)));
        }
        if (spec.path("shareProcessNamespace").asBoolean(false)
                && spec.path("hostPID").asBoolean(false)) {
            errors.invalid(
                    path.child("shareProcessNamespace"),
                    spec.path("shareProcessNamespace"),
                    "ShareProcessNamespace and HostPID cannot both be enabled");
        }
        new SysctlValidation(release, spec, errors).validate(context.path("sysctls"), path.child("sysctls"));
        requireKnown(context, "fsGroupChangePolicy", CHANGE_POLICIES, path);
        profiles.validateSeccomp(context.path("seccompProfile"), path.child("seccompProfile"));
        windows.validate(context.path("windowsOptions"), path.child("windowsOptions"));
        profiles.validateAppArmor(context.path("appArmorProfile"), path.child("appArmorProfile"));
        requireKnown(context, "supplementalGroupsPolicy", GROUP_POLICIES, path);
        requireKnown(context, "seLinuxChangePolicy", LABEL_POLICIES, path);
    }

    /** @param hostUsers of the pod, whose containers share the users of the host unless it says no */
    void validateContainer(JsonNode context, JsonNode hostUsers, FieldPath path) {
        if (!context.isObject()) {
            return;
        }
        if (context.path("privileged").asBoolean(false) && !capabilities.allowPrivileged()) {
            errors.forbidden(path.child("privileged"), "disallowed by cluster policy");
        }
        validateId(context, "runAsUser", path);
        validateId(context, "runAsGroup", path);
        requireKnown(context, "procMount", PROC_MOUNTS, path);
        boolean unmasked = context.path("procMount").asString("").equals("Unmasked");
        if (release.atLeast(Release.V1_36) && unmasked && hostUsers.asBoolean(true)) {
            errors.invalid(path.child("procMount"), "Unmasked", "`hostUsers` must be false to use `Unmasked`");
        }
        profiles.validateSeccomp(context.path("seccompProfile"), path.child("seccompProfile"));
        validateEscalation(context, path);
        windows.validate(context.path("windowsOptions"), path.child("windowsOptions"));
        profiles.validateAppArmor(context.path("appArmorProfile"), path.child("appArmorProfile"));
    }

    private void validateEscalation(JsonNode context, FieldPath path) {
        if (context.path("allowPrivilegeEscalation").asBoolean(true)) {
            return;
        }
        if (context.path("privileged").asBoolean(false)) {
            errors.invalid(path, context, "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
        }
        for (JsonNode capability : context.path("capabilities").path("add")) {
            if (capability.asString("").equals("CAP_SYS_ADMIN")) {
                errors.invalid(
                        path,
                        context,
                        "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN");
            }
        }
    }

    private void requireKnown(JsonNode context, String field, List<String> known, FieldPath path) {
        JsonNode value = context.path(field);
        if (value.isString() && !known.contains(value.asString())) {
            errors.notSupported(path.child(field), value, known);
        }
    }

    private void validateId(JsonNode context, String field, FieldPath path) {
        JsonNode id = context.path(field);
        if (id.isNumber()) {
            errors.invalid(path.child(field), id, ValueRules.userId(id.asLong()));
        }
    }
}
