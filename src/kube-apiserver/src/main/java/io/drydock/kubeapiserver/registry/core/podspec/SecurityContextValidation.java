package io.drydock.kubeapiserver.registry.core.podspec;

import com.google.re2j.Pattern;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import io.drydock.kubeapiserver.registry.validation.PathRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/apis/core/validation/validation.go: validatePodSpecSecurityContext, ValidateSecurityContext" */
final class SecurityContextValidation {
    private static final String SYSCTL_SEGMENT = "[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
    private static final int SYSCTL_MAX_LENGTH = 253;
    private static final List<String> PROFILE_TYPES = List.of("Localhost", "RuntimeDefault", "Unconfined");

    private SecurityContextValidation() {}

    /** @param spec the whole specification; some of what the context is about stands beside it */
    static void validatePod(JsonNode spec, FieldPath specPath, FieldErrors errors) {
        JsonNode context = spec.path("securityContext");
        FieldPath path = specPath.child("securityContext");
        validateId(context, "fsGroup", path, errors);
        validateId(context, "runAsUser", path, errors);
        validateId(context, "runAsGroup", path, errors);
        int index = 0;
        for (JsonNode group : context.path("supplementalGroups")) {
            errors.invalid(path.child("supplementalGroups").index(index++), group, ValueRules.groupId(group.asLong(0)));
        }
        if (spec.path("shareProcessNamespace").asBoolean(false)
                && spec.path("hostPID").asBoolean(false)) {
            errors.invalid(
                    specPath.child("shareProcessNamespace"),
                    spec.path("shareProcessNamespace"),
                    "ShareProcessNamespace and HostPID cannot both be enabled");
        }
        validateSysctls(context.path("sysctls"), path.child("sysctls"), errors);
        JsonNode change = context.path("fsGroupChangePolicy");
        if (change.isString()) {
            List<String> supported = List.of("Always", "OnRootMismatch");
            if (!supported.contains(change.asString())) {
                errors.notSupported(path.child("fsGroupChangePolicy"), change, supported);
            }
        }
        validateSeccomp(context.path("seccompProfile"), path.child("seccompProfile"), errors);
    }

    static void validateContainer(JsonNode context, FieldPath path, FieldErrors errors) {
        if (!context.isObject()) {
            return;
        }
        validateId(context, "runAsUser", path, errors);
        validateId(context, "runAsGroup", path, errors);
        if (context.path("procMount").isString()) {
            String mount = context.path("procMount").asString();
            if (!mount.equals("Default") && !mount.equals("Unmasked")) {
                errors.notSupported(path.child("procMount"), mount, List.of("Default", "Unmasked"));
            }
        }
        validateSeccomp(context.path("seccompProfile"), path.child("seccompProfile"), errors);
        boolean escalationRefused = context.path("allowPrivilegeEscalation").isBoolean()
                && !context.path("allowPrivilegeEscalation").asBoolean();
        if (!escalationRefused) {
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

    private static void validateId(JsonNode context, String field, FieldPath path, FieldErrors errors) {
        JsonNode id = context.path(field);
        if (id.isNumber()) {
            errors.invalid(path.child(field), id, ValueRules.userId(id.asLong()));
        }
    }

    private static void validateSysctls(JsonNode sysctls, FieldPath path, FieldErrors errors) {
        if (sysctls.isEmpty()) {
            return;
        }
        String shown = "^(" + SYSCTL_SEGMENT + "[\\./])*" + SYSCTL_SEGMENT + "$";
        Pattern form = Pattern.compile(shown);
        Set<String> names = new HashSet<>();
        int index = 0;
        for (JsonNode sysctl : sysctls) {
            FieldPath here = path.index(index++).child("name");
            String name = sysctl.path("name").asString("");
            if (name.isEmpty()) {
                errors.required(here, "");
            } else if (name.length() > SYSCTL_MAX_LENGTH || !form.matches(name)) {
                errors.invalid(
                        here, name, "must have at most " + SYSCTL_MAX_LENGTH + " characters and match regex " + shown);
            } else if (!names.add(name)) {
                errors.duplicate(here, name);
            }
        }
    }

    private static void validateSeccomp(JsonNode profile, FieldPath path, FieldErrors errors) {
        if (!profile.isObject()) {
            return;
        }
        String type = profile.path("type").asString("");
        if (type.isEmpty()) {
            errors.required(path.child("type"), "type is required when seccompProfile is set");
        } else if (!PROFILE_TYPES.contains(type)) {
            errors.notSupported(path.child("type"), type, PROFILE_TYPES);
        }
        JsonNode local = profile.path("localhostProfile");
        if (!type.equals("Localhost")) {
            if (local.isString()) {
                errors.invalid(
                        path.child("localhostProfile"), profile, "can only be set when seccomp type is Localhost");
            }
        } else if (!local.isString()) {
            errors.required(path.child("localhostProfile"), "must be set when seccomp type is Localhost");
        } else {
            PathRules.descending(local.asString(), path.child("localhostProfile"), errors);
        }
    }
}
